package dev.bureau.testing.moving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.cloning.CloneSpec;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ManualSeams;
import dev.bureau.testing.moving.Mortal.Death;
import dev.bureau.testing.moving.Mortal.Died;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S42: cloning is killed at any call that changes disk or store, and done again by its key. */
@Timeout(120)
class KilledCloneTest {
  private static final SessionId ID = new SessionId("original");
  private static final CloneSpec SPEC = CloneSpec.named("second").withResources().key("once");

  @TempDir private Path temporary;

  @ParameterizedTest
  @EnumSource(Death.class)
  void isDoneAgain(Death death) throws Exception {
    int points = 0;
    boolean through = false;
    while (!through) {
      points++;
      ManualSeams world = ManualSeams.seeded(1);
      StoreFactory store = Memory.store();
      Path folder = Files.createDirectories(temporary.resolve("clone-" + points));
      Path source = Trees.of(4, folder.resolve("old"));
      Bureau bureau = bureau(store, Mortal.never(world));
      bureau.sessions().create(SessionSpec.active("o").id(ID).workspace(source.toString()));
      try {
        bureau(store, Mortal.at(world, points, death)).cloning().clone(ID, SPEC);
        through = true;
      } catch (Died e) {
        through = false;
      }

      Session clone = bureau(store, Mortal.never(world)).cloning().clone(ID, SPEC);

      Path copy = Path.of(String.valueOf(clone.profile().workspace()));
      assertThat(Trees.in(copy)).isEqualTo(Trees.in(source)).isNotEmpty();
      assertThat(bureau.sessions().query(Query.of(Filter.all())).sessions()).hasSize(2);
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).containsExactlyInAnyOrder(source, copy);
      }
    }
    assertThat(points).as("calls at which it was killed").isGreaterThan(8);
  }

  private static Bureau bureau(StoreFactory store, Mortal process) {
    StoreFactory reached =
        (seams, catalogue) -> process.reaches(store.open(process, CoreEvents.CATALOGUE));
    return Bureau.open(BureauConfig.defaults(), reached, new Agents(), process);
  }
}
