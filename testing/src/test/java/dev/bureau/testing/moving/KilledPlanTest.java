package dev.bureau.testing.moving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.mcp.McpServers;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.tools.AgentConfiguration;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.ManualSeams;
import dev.bureau.testing.moving.Mortal.Death;
import dev.bureau.testing.moving.Mortal.Died;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** E4: an agent's configuration that is changed by a process that is killed at any of its calls. */
@Timeout(120)
class KilledPlanTest {
  private static final SessionId ID = new SessionId("desk");
  private static final String BEFORE = "{\n  \"model\": \"opus\"\n}\n";
  private static final String AFTER =
      "{\n  \"model\": \"opus\",\n  \"disabledMcpjsonServers\": [\"browser\",\"docs\"]\n}\n";

  @TempDir private Path temporary;

  /** One world: a store, and a project with two servers. */
  private static final class Place {
    private final ManualSeams world = ManualSeams.seeded(1);
    private final StoreFactory store = Memory.store();
    private final Path project;
    private final Path own;

    Place(Path project) throws IOException {
      this.own = Files.createDirectories(project.resolve(".claude")).resolve("settings.local.json");
      this.project = project;
      Files.writeString(own, BEFORE);
      Files.writeString(
          project.resolve(".mcp.json"), "{\"mcpServers\":{\"docs\":{},\"browser\":{}}}");
      bureau(Mortal.never(world)).sessions().create(SessionSpec.active("desk").id(ID));
    }

    Bureau bureau(Mortal process) {
      StoreFactory reached =
          (seams, catalogue) -> process.reaches(store.open(process, CoreEvents.CATALOGUE));
      return Bureau.open(BureauConfig.defaults(), reached, new Agents(), process);
    }

    void apply(Mortal process) {
      bureau(process)
          .tools()
          .apply(ID, "general", AgentConfiguration.claudeCode(process.disk(), project));
    }

    void undo(Mortal process) {
      bureau(process).tools().undo(ID);
    }

    McpServers known() {
      return bureau(Mortal.never(world)).tools().of(ID);
    }

    /** Whether that comes to its end. */
    boolean survives(Runnable deed) {
      try {
        deed.run();
        return true;
      } catch (Died e) {
        return false;
      }
    }

    void requireWhole() {
      assertThat(own).content().isIn(BEFORE, AFTER);
    }

    /** The file, its backup, and nothing else. */
    void requireTidy() throws IOException {
      try (Stream<Path> left = Files.list(own.getParent())) {
        assertThat(left.toList()).hasSize(2).contains(own);
      }
      assertThat(known().open()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isAppliedWhenItIsDoneAgain(Death death) throws IOException {
    int points = 0;
    boolean through = false;
    while (!through) {
      points++;
      int last = points;
      Place place = new Place(temporary.resolve("apply-" + points));

      through = place.survives(() -> place.apply(Mortal.at(place.world, last, death)));
      place.requireWhole();
      place.survives(() -> place.apply(Mortal.at(place.world, last, death)));
      place.requireWhole();
      place.apply(Mortal.never(place.world));

      assertThat(place.own).hasContent(AFTER);
      assertThat(place.known().disabled()).containsExactly("browser", "docs");
      place.requireTidy();
    }
    assertThat(points).as("calls that change something").isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void isUndoneWhenItIsDoneAgain(Death death) throws IOException {
    int points = 0;
    boolean through = false;
    while (!through) {
      points++;
      int last = points;
      Place place = new Place(temporary.resolve("undo-" + points));
      place.apply(Mortal.never(place.world));

      through = place.survives(() -> place.undo(Mortal.at(place.world, last, death)));
      place.requireWhole();
      if (place.known().applied() != null) {
        place.undo(Mortal.never(place.world));
      }

      assertThat(place.own).hasContent(BEFORE);
      assertThat(place.known().disabled()).isEmpty();
      place.requireTidy();
    }
    assertThat(points).as("calls that change something").isGreaterThan(3);
  }
}
