package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/orchestration.md shows works. */
@Timeout(120)
class OrchestrationGuideTest {
  private final List<String> board = new CopyOnWriteArrayList<>();
  private final StoreFactory store = Memory.store();

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/orchestration.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Newsroom.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(4)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void hasEachStoryWrittenAndClosesInOrder() throws Exception {
    new Newsroom(board::add).day(store, List.of("a", "b", "c", "d", "e", "f"));

    assertThat(board)
        .contains(
            "listeners that failed: 0",
            "politics: HEALTHY, 2 written, errors 0.0",
            "science: HEALTHY, 2 written, errors 0.0",
            "sports: HEALTHY, 2 written, errors 0.0");
    assertThat(board.get(board.size() - 1)).isEqualTo("stopped editor: GRACEFUL");
    assertThat(sessions()).hasSize(4).allMatch(each -> each.status() == Status.TERMINATED);
  }

  @Test
  void stopsEverybodyIfTheDayBreaksOff() {
    String endless = "long ".repeat(100_000);

    assertThatThrownBy(() -> new Newsroom(board::add).day(store, List.of(endless)))
        .isInstanceOf(BadInputException.class);

    assertThat(sessions()).hasSize(4).allMatch(each -> each.status() == Status.TERMINATED);
  }

  private List<Session> sessions() {
    try (Bureau bureau = Bureau.open(store)) {
      return bureau.sessions().query(Query.of(Filter.all())).sessions();
    }
  }
}
