package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitRules;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void letASessionAsk() {
    shell = new Shell(directory.resolve("answers.db"));
    shell.create("one");
    Wait wait =
        new Wait(
            new MessageId("may-i"),
            Wait.Kind.ANSWER,
            "anna",
            Map.of("text", "May I?"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2999-01-01T00:00:00Z"),
            Wait.State.OPEN);
    try (Store store = Sqlite.at(shell.database()).open(Seams.system(), CoreEvents.CATALOGUE)) {
      new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system())
          .change(
              new SessionId("one"),
              Caller.of(Actor.user("test")),
              (session, aspects, moment) -> WaitRules.open(session, wait));
    }
  }

  @Test
  void showsWhatASessionWaitsFor() {
    assertThat(waits())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each)
                    .containsOnlyKeys("id", "kind", "whom", "question", "since", "until")
                    .containsEntry("id", "may-i")
                    .containsEntry("whom", "anna"));
    assertThat(shell.run("show", "one").out()).contains("Waits for", "may-i", "anna", "May I?");
  }

  @Test
  void showsNothingToAnswerOnceTheSessionHasEnded() {
    shell.json("stop", "one");

    assertThat(waits()).isEmpty();
    assertThat(shell.run("show", "one").out()).doesNotContain("Waits for");
  }

  @Test
  void answers() {
    assertThat(shell.json("answer", "one", "may-i", "{\"text\":\"Yes\"}"))
        .isEqualTo(Map.of("id", "may-i", "state", "ANSWERED"));

    assertThat(waits()).isEmpty();
    assertThat(objects(shell.json("mailbox", "one")).get(0))
        .containsEntry("type", "ANSWER")
        .containsEntry("content", Map.of("text", "Yes"));
  }

  @Test
  void callsOff() {
    assertThat(shell.run("answer", "one", "may-i", "--cancel=on holiday").out())
        .startsWith("may-i is CANCELLED");

    assertThat(objects(shell.json("mailbox", "one")).get(0))
        .containsEntry("type", "WAIT_CANCELLED");
  }

  @Test
  void refusesASecondAnswer() {
    shell.json("answer", "one", "may-i", "{}");

    assertThat(shell.run("answer", "one", "may-i", "{}").refusedWith(1))
        .contains("'one'", "'may-i'");
  }

  private List<Map<String, Object>> waits() {
    return objects(object(shell.json("show", "one")).get("waits"));
  }
}
