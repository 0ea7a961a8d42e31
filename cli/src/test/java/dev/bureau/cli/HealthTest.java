package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S30 on the command line, in a process in which nobody works. */
class HealthTest {
  private static final SessionId BUSY = new SessionId("busy");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createSessions() {
    shell = new Shell(directory.resolve("health.db"));
    shell.create("busy");
    shell.create("idle");
    shell.create("over");
    shell.json("start", "busy");
    shell.json("stop", "over");
  }

  /** Fills the mailbox, and has another session fail. */
  private void trouble(int messages) {
    try (Bureau bureau = Bureau.open(Sqlite.at(shell.database()))) {
      List<Message> mail = IntStream.range(0, messages).mapToObj(HealthTest::message).toList();
      bureau.store().mailboxes().put(BUSY, mail, messages);
      bureau.sessions().fail(new SessionId("idle"), 1, "broken");
    }
  }

  private static Message message(int number) {
    return Message.of(
        new MessageId("m" + number),
        Actor.user("u"),
        BUSY,
        Instant.now(),
        Letter.of("T", Map.of()));
  }

  @Test
  void tellsWhatIsKnownAndLeavesOutTheRest() {
    Map<String, Object> health = object(shell.json("health", "busy"));

    assertThat(health.keySet())
        .containsExactly("id", "status", "reasons", "uptimeMillis", "lastActivityAt", "queue");
    assertThat(health)
        .containsEntry("id", "busy")
        .containsEntry("status", "HEALTHY")
        .containsEntry("reasons", List.of())
        .containsEntry("queue", Map.of("waiting", 0L, "capacity", 10_000L));
    assertThat(object(shell.json("health", "idle"))).doesNotContainKey("uptimeMillis");
  }

  @Test
  void tellsWhatIsWrong() {
    trouble(7_000);

    Map<String, Object> health = object(shell.json("health", "busy"));

    assertThat(health)
        .containsEntry("status", "DEGRADED")
        .containsEntry("reasons", List.of("queue: 7000 of 10000 messages wait"));
    assertThat(object(health.get("queue"))).containsKey("since");
  }

  @Test
  void showsItToPeople() {
    trouble(9_001);

    assertThat(shell.run("health", "busy").out())
        .contains("UNHEALTHY", "queue: 9001 of 10000 messages wait")
        .doesNotContain("memory");
  }

  @Test
  void listsAllThatAreNotFinalWithoutAnId() {
    trouble(7_000);

    assertThat(objects(shell.json("health")))
        .extracting(each -> each.get("id"), each -> each.get("status"))
        .containsExactly(tuple("busy", "DEGRADED"), tuple("idle", "UNHEALTHY"));
    assertThat(shell.run("health").lines())
        .hasSize(3)
        .element(2)
        .asString()
        .contains("idle", "UNHEALTHY", "0 of 10000", "status: it is in ERROR");
  }

  @Test
  void changesNothing() {
    trouble(7_000);
    Object before = shell.json("journal", "busy");

    shell.json("health", "busy");
    shell.json("health");

    assertThat(shell.json("journal", "busy")).isEqualTo(before);
  }

  @Test
  void refusesAnUnknownSession() {
    assertThat(shell.run("health", "nobody").refusedWith(1)).contains("'nobody'");
  }
}
