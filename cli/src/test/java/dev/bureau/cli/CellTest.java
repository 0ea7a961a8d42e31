package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellTest {
  private static final String CELL = "cell_0123abcd";

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void leaveACellUncertain() {
    shell = new Shell(directory.resolve("cells.db"));
    shell.create("one");
    Step step =
        new Step(
            new CellId(CELL),
            new CellKey(new MessageId("m1"), "pay", 0),
            "tool",
            SideEffect.EFFECT,
            "0".repeat(64),
            Instant.parse("2026-01-01T00:00:00Z"));
    try (Store store = Sqlite.at(shell.database()).open(Seams.system(), CoreEvents.CATALOGUE)) {
      new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system())
          .change(
              new SessionId("one"),
              Caller.of(Actor.user("test")),
              (session, aspects, moment) ->
                  Change.of(List.of(new CellStarted(step), new CellBecameUncertain(step))));
    }
  }

  @Test
  void listsCells() {
    Map<String, Object> cell = objects(shell.json("cells", "one")).get(0);

    assertThat(cell)
        .containsEntry("id", CELL)
        .containsEntry("name", "pay")
        .containsEntry("type", "tool")
        .containsEntry("status", "UNCERTAIN")
        .containsEntry("effect", "EFFECT")
        .containsEntry("message", "m1")
        .containsEntry("occurrence", 0L)
        .containsKeys("inputDigest", "handlingAt", "changedAt")
        .doesNotContainKeys("result", "error");
    assertThat(shell.run("cells", "one").lines())
        .last()
        .asString()
        .contains(CELL, "UNCERTAIN", "pay");
  }

  @Test
  void showsWhatIsUncertainWithTheSession() {
    assertThat(objects(object(shell.json("show", "one")).get("uncertainCells")))
        .singleElement()
        .satisfies(each -> assertThat(each).containsEntry("id", CELL));
    assertThat(shell.run("show", "one").out()).contains("Uncertain cells", CELL);
  }

  @Test
  void hasOneRunAgain() {
    assertThat(shell.run("resolve", "one", CELL, "--retry").out()).startsWith(CELL + " is PENDING");
  }

  @Test
  void goesOnWithoutOne() {
    assertThat(object(shell.json("resolve", "one", CELL, "--skip")))
        .containsEntry("status", "SKIPPED")
        .containsEntry("result", Map.of());
  }

  @Test
  void goesOnWithTheResultThatIsGiven() {
    assertThat(object(shell.json("resolve", "one", CELL, "--result={\"paid\":true}")))
        .containsEntry("status", "DONE")
        .containsEntry("result", Map.of("paid", true));
    assertThat(shell.run("resolve", "one", CELL, "--skip").refusedWith(1)).contains(CELL);
  }

  @Test
  void refusesAResultThatIsNoObject() {
    assertThat(shell.run("resolve", "one", CELL, "--result=1").refusedWith(2))
        .contains("--result", "'1'");
  }
}
