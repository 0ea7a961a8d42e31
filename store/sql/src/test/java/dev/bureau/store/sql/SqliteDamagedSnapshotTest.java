package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellCarried;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot that cannot be read is as good as none: the journal is there. */
class SqliteDamagedSnapshotTest {
  private static final long NEWEST = Long.MAX_VALUE;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void keepThreeSnapshots() {
    file = folder.resolve("bureau.db");
    try (Store store = open()) {
      Counting counting = new Counting(store);
      counting.create();
      for (int i = 0; i < 3; i++) {
        counting.next();
        Session head = store.sessions().head(Counting.SESSION).orElseThrow().session();
        store.sessions().snapshot(new Snapshot(head, aspects()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE snapshot_aspect SET state = '{' WHERE snapshot = 3",
        "UPDATE snapshot_aspect SET state = '' WHERE snapshot = 3",
        "UPDATE snapshot SET head = '{' WHERE version = 4",
        "UPDATE snapshot SET head = '{}' WHERE version = 4"
      })
  void findsTheOneBeforeADamagedOne(String damage) throws SQLException {
    damage(damage);

    assertThat(found(NEWEST)).contains(3L);
    assertThat(found(2)).contains(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UPDATE snapshot_aspect SET state = 'x'", "UPDATE snapshot SET head = 'x'"})
  void findsNoneIfAllAreDamaged(String damage) throws SQLException {
    damage(damage);

    assertThat(found(NEWEST)).isEmpty();
  }

  @Test
  void letsTheSessionBeChangedOn() throws SQLException {
    damage("UPDATE snapshot SET head = 'x'");

    try (Store store = open()) {
      assertThat(new Counting(store).next()).isEqualTo(5);
    }
  }

  private Optional<Long> found(long atMost) {
    try (Store store = open()) {
      return store.sessions().snapshot(Counting.SESSION, atMost).map(Snapshot::version);
    }
  }

  private static Aspects aspects() {
    Step step =
        new Step(
            new CellId("cell_0123abcd"),
            new CellKey(new MessageId("m"), "step", 0),
            "tool",
            SideEffect.EFFECT,
            "0".repeat(64),
            Instant.EPOCH);
    Cell cell = new Cell(step, CellStatus.DONE, null, null, Instant.EPOCH, 0);
    return Aspects.NONE.fold(Cells.ASPECT, new CellCarried(cell), Instant.EPOCH);
  }

  private Store open() {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  private void damage(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
