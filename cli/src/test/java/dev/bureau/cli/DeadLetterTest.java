package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Failure;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void buryTwoOfThreeMessages() {
    shell = new Shell(directory.resolve("dead.db"));
    shell.create("one");
    for (String key : List.of("m1", "m2", "m3")) {
      shell.json("send", "one", "COMMAND", "{}", "--key=" + key);
    }
    try (Bureau bureau = Bureau.open(Sqlite.at(shell.database()))) {
      for (String key : List.of("m1", "m2")) {
        bureau
            .store()
            .mailboxes()
            .failed(new SessionId("one"), new MessageId(key), Failure.forGood("no luck\n"));
      }
    }
  }

  @Test
  void listsThemWithTheirReason() {
    assertThat(objects(shell.json("dead", "one")))
        .hasSize(2)
        .allSatisfy(each -> assertThat(each).containsEntry("reason", "no luck\n"));
    assertThat(shell.run("dead", "one", "list").out()).contains("m1", "m2", "no luck\\n");
    assertThat(mailbox()).isEqualTo(Map.of("waiting", 1L, "dead", 2L));
  }

  @Test
  void hasOneTriedAgain() {
    assertThat(shell.json("dead", "one", "retry", "m2")).isEqualTo(List.of("m2"));

    assertThat(mailbox()).isEqualTo(Map.of("waiting", 2L, "dead", 1L));
  }

  @Test
  void dropsAll() {
    assertThat(shell.run("dead", "one", "drop").lines())
        .containsExactly("m1 is dropped", "m2 is dropped");

    assertThat(mailbox()).isEqualTo(Map.of("waiting", 1L, "dead", 0L));
  }

  @Test
  void saysWhenThereIsNothingToTryAgain() {
    shell.json("dead", "one", "drop");

    assertThat(shell.run("dead", "one", "retry").lines())
        .containsExactly("no dead letters in the mailbox of one");
    assertThat(shell.json("dead", "one", "retry")).isEqualTo(List.of());
  }

  @Test
  void doesNothingIfOneOfThemIsNotDead() {
    assertThat(shell.run("dead", "one", "drop", "m1", "m3").refusedWith(1))
        .contains("'one'", "'m3'");

    assertThat(mailbox()).isEqualTo(Map.of("waiting", 1L, "dead", 2L));
  }

  @Test
  void refusesAnActionThatIsNone() {
    assertThat(shell.run("dead", "one", "bury").refusedWith(2))
        .contains("bury", "list, retry or drop");
    assertThat(shell.run("dead", "one", "list", "m1").refusedWith(2)).contains("m1");
  }

  private Map<String, Object> mailbox() {
    return object(object(shell.json("show", "one")).get("mailbox"));
  }
}
