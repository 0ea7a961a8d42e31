package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import dev.bureau.store.sql.Sqlite;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S32 and S33 on the command line, of what a clerk has done before. */
class PerformanceTest {
  private static final SessionId CLERK = new SessionId("clerk");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void work() throws Exception {
    shell = new Shell(directory.resolve("perf.db"));
    try (Bureau bureau =
        Bureau.open(
            Sqlite.at(shell.database()),
            agents ->
                agents.bind(
                    "clerk",
                    () ->
                        (message, context) -> {
                          switch (message.type()) {
                            case "BAD" -> throw MessageRejectedException.forGood("bad");
                            case "LAST" -> context.complete("done");
                            default -> context.session();
                          }
                        }))) {
      bureau.sessions().create(SessionSpec.active("clerk").id(CLERK).agent("clerk"));
      bureau.sessions().start(CLERK);
      for (String each : new String[] {"BAD", "GOOD", "GOOD", "LAST"}) {
        bureau.send(CLERK, Letter.of(each, Map.of()));
      }
      assertThat(bureau.awaitEnd(CLERK, Duration.ofSeconds(20)).status())
          .isEqualTo(Status.COMPLETED);
    }
    shell.create("idle");
  }

  @Test
  void tellsWhatASessionHasDone() {
    Map<String, Object> performance = object(shell.json("perf", "clerk"));

    assertThat(performance)
        .containsEntry("id", "clerk")
        .containsEntry("messagesProcessed", 3L)
        .containsEntry("deadLetters", 1L)
        .containsEntry("errorRate", new BigDecimal("0.25"))
        .containsEntry("window", 3L)
        .containsKey("averageResponseMillis")
        .doesNotContainKeys("memoryBytes", "cpuMillis");
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    assertThat(object(shell.json("perf", "idle")).keySet())
        .containsExactly("id", "messagesProcessed", "deadLetters", "window");
  }

  @Test
  void showsItToPeople() {
    assertThat(shell.run("perf", "clerk").out())
        .contains("messages processed  3", "The latest 3 messages", "average response")
        .doesNotContain("memory");
  }

  @Test
  void needsASessionThatThereIs() {
    assertThat(shell.run("perf", "nobody").refusedWith(1)).contains("'nobody'");
    shell.run("perf").refusedWith(2);
  }
}
