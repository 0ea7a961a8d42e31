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
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtTest {
  private static final Step STEP =
      new Step(
          new CellId("cell_0123abcd"),
          new CellKey(new MessageId("m1"), "pay", 0),
          "tool",
          SideEffect.EFFECT,
          "0".repeat(64),
          Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path directory;
  private Shell shell;

  /** Created, updated, a cell started, the cell uncertain, stopped. */
  @BeforeEach
  void giveASessionFiveVersions() {
    shell = new Shell(directory.resolve("at.db"));
    shell.create("one");
    shell.json("update", "one", "--metadata={\"a\":1}");
    commit(new CellStarted(STEP));
    commit(new CellBecameUncertain(STEP));
    shell.json("stop", "one");
  }

  @Test
  void showsTheHeadOfEachVersion() {
    assertThat(at(1)).containsEntry("version", 1L).containsEntry("metadata", Map.of());
    assertThat(at(2)).containsEntry("version", 2L).containsEntry("metadata", Map.of("a", 1L));
    assertThat(at(4)).containsEntry("status", "INITIALIZING").doesNotContainKey("endedAt");
    assertThat(at(5)).containsEntry("status", "TERMINATED").containsKey("endedAt");
  }

  @Test
  void showsTheCellsOfEachVersion() {
    assertThat(at(2)).containsEntry("cells", List.of());
    assertThat(objects(at(3).get("cells")).get(0)).containsEntry("status", "RUNNING");
    assertThat(objects(at(4).get("cells")))
        .isEqualTo(objects(shell.json("cells", "one")))
        .hasSize(1);
  }

  @Test
  void hasTheNamesThatShowHas() {
    Map<String, Object> now = new HashMap<>(object(shell.json("show", "one")));
    now.remove("mailbox");
    now.remove("uncertainCells"); // they are among the cells
    Map<String, Object> last = new HashMap<>(at(5));
    last.remove("cells");

    assertThat(last).isEqualTo(now);
  }

  @Test
  void showsPeopleTheHeadAndTheCellsByStatus() {
    assertThat(shell.run("at", "one", "4").lines())
        .contains("Session one", "  version  4", "Cells", "  UNCERTAIN  1");
    assertThat(shell.run("at", "one", "1").lines()).doesNotContain("Cells");
  }

  @Test
  void namesTheVersionsThatThereAre() {
    assertThat(shell.run("at", "one", "6").refusedWith(1)).contains("'one'", "6", "1 to 5");
    assertThat(shell.run("at", "nobody", "1").refusedWith(1)).contains("'nobody'");
  }

  private Map<String, Object> at(long version) {
    return object(shell.json("at", "one", Long.toString(version)));
  }

  private void commit(Event<?> event) {
    try (Store store = Sqlite.at(shell.database()).open(Seams.system(), CoreEvents.CATALOGUE)) {
      new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system())
          .change(
              new SessionId("one"),
              Caller.of(Actor.user("test")),
              (session, aspects, moment) -> Change.of(event));
    }
  }
}
