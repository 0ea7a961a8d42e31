package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands about messages, while another process runs the agents on the same database. */
@Timeout(120)
class RunningSystemTest {
  private static final String WAIT = "--timeout=60s";

  @TempDir private static Path directory;
  private static Shell shell;
  private static RunningOffice office;
  private String clerk;

  @BeforeAll
  static void openTheOffice() throws Exception {
    shell = new Shell(directory.resolve("running.db"));
    shell.create("box");
    office = RunningOffice.on(shell.database());
  }

  @AfterAll
  static void closeTheOffice() throws Exception {
    office.close();
  }

  @BeforeEach
  void startAClerk(TestInfo test) {
    clerk = test.getTestMethod().orElseThrow().getName();
    shell.json("create", "--type=ACTIVE", "--name=clerk", "--id=" + clerk, "--agent=clerk");
    shell.json("start", clerk);
  }

  @Test
  void getsAReply() {
    assertThat(shell.json("request", clerk, "INVOICE", "{\"no\":1}", "--priority=high", WAIT))
        .isEqualTo(Map.of("from", clerk, "type", "PAID", "content", Map.of("no", 1L)));
    assertThat(shell.run("request", clerk, "INVOICE", "{\"no\":2}", WAIT).out().strip())
        .isEqualTo("PAID from " + clerk + ": {\"no\":2}");
  }

  @Test
  void getsTheReplyAgainUnderTheSameKey() {
    Object first = shell.json("request", clerk, "INVOICE", "{}", "--key=once", WAIT);

    assertThat(shell.json("request", clerk, "INVOICE", "{}", "--key=once", WAIT)).isEqualTo(first);
    assertThat(shell.run("journal", clerk).out()).containsOnlyOnce("message.handled");
  }

  @Test
  void tellsWhyARequestFailed() {
    String refused =
        shell
            .run("request", clerk, "READ", "{\"file\":\"nowhere\"}", "--key=read", WAIT)
            .refusedWith(1);

    assertThat(refused).contains("'" + clerk + "'", "'read'", "there is no such file");
  }

  @Test
  void hasSentMessagesHandled() {
    shell.json("send", clerk, "NOTE", "{}");

    awaitAllBefore();
    assertThat(shell.json("mailbox", clerk)).isEqualTo(List.of());
    assertThat(metadata()).containsEntry("last", "NOTE");
  }

  @Test
  void hasADeadLetterTriedAgain() throws Exception {
    Path file = directory.resolve("content");
    shell.json("send", clerk, "READ", "{\"file\":\"" + file + "\"}", "--key=read", "--tag=a=b");
    awaitAllBefore();
    assertThat(objects(shell.json("dead", clerk)))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each)
                    .containsEntry("id", "read")
                    .containsEntry("tags", Map.of("a", "b"))
                    .containsEntry("reason", "there is no such file"));

    Files.createFile(file);
    shell.json("dead", clerk, "retry", "read");

    awaitAllBefore();
    assertThat(shell.json("dead", clerk)).isEqualTo(List.of());
  }

  @Test
  void reachesAGroup() {
    shell.json("groups", "join", "team", clerk);
    shell.json("groups", "join", "team", "box");

    shell.json("groups", "send", "team", "NEWS", "{}");

    awaitAllBefore();
    assertThat(metadata()).containsEntry("last", "NEWS");
    assertThat(objects(shell.json("mailbox", "box"))).hasSize(1);
  }

  @Test
  void answersWhatAnAgentAsks() {
    shell.json("send", clerk, "ASK", "{\"text\":\"May I?\"}");
    awaitAllBefore();
    Map<String, Object> wait = objects(object(shell.json("show", clerk)).get("waits")).get(0);
    assertThat(wait).containsEntry("question", Map.of("text", "May I?"));

    shell.json("answer", clerk, (String) wait.get("id"), "{\"yes\":true}");

    awaitAllBefore();
    assertThat(metadata()).containsEntry("answer", Map.of("yes", true));
  }

  @Test
  void deregistersOnceAllIsHandled() {
    shell.json("send", clerk, "NOTE", "{}");

    assertThat(shell.json("deregister", clerk, WAIT)).isEqualTo(Map.of("id", clerk, "dead", 0L));
    assertThat(metadata()).containsEntry("last", "NOTE");
    assertThat(shell.run("send", clerk, "NOTE", "{}").refusedWith(1)).contains(clerk);
  }

  @Test
  void interruptsWhatIsCancelled() throws Exception {
    shell.json("send", clerk, "SIT", "{}");
    office.awaitSaying("sits");

    shell.json("cancel", clerk, "--tree");

    office.awaitSaying("was interrupted");
  }

  /** S8. */
  @Test
  void tellsForWhomAStopWaits() throws Exception {
    shell.json("send", clerk, "SIT", "{}");
    office.awaitSaying("sits");

    Shell.Result stopped = shell.run("stop", clerk, "--timeout=1s");

    office.awaitSaying("was interrupted");
    assertThat(stopped.lines())
        .containsExactly(
            "waiting for " + clerk + ": 1 message",
            clerk + " is TERMINATED, by force; 1 message is left");
  }

  /** S8. */
  @Test
  void tellsProgramsOnlyWhatBecameOfIt() throws Exception {
    shell.json("send", clerk, "SIT", "{}");
    office.awaitSaying("sits");

    Map<String, Object> stopped = object(shell.json("stop", clerk, "--timeout=1s"));

    office.awaitSaying("was interrupted");
    assertThat(objects(stopped.get("stopped"))).singleElement().asString().contains("FORCED");
  }

  /** Within a priority a session gets its messages in order, so what came before is then done. */
  private void awaitAllBefore() {
    shell.json("request", clerk, "INVOICE", "{}", WAIT);
  }

  private Map<String, Object> metadata() {
    return object(object(shell.json("show", clerk)).get("metadata"));
  }
}
