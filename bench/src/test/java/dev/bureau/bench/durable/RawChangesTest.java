package dev.bureau.bench.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the limit of W2 fair: it writes what ours writes. */
class RawChangesTest {
  private static final int SESSIONS = 5;
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);

  @TempDir private Path folder;
  private Path file;
  private OneUpdate shape;

  @BeforeEach
  void learn() throws SQLException {
    file = folder.resolve("raw.db");
    shape = OneUpdate.learntIn(file, SESSIONS);
  }

  @Test
  void writesAsManyRowsIntoEachTableAsOurs() throws SQLException {
    OneUpdate raw = rawUpdate(3);

    assertThat(tables(raw)).isNotEmpty().isEqualTo(tables(ours(4)));
  }

  @Test
  void changesTheColumnsOfTheSessionThatOursChanges() throws SQLException {
    OneUpdate raw = rawUpdate(3);

    // what another update happens not to change, such as an equal text, is written all the same
    assertThat(shape.changed().keySet()).isEqualTo(ours(4).changed().keySet());
    assertThat(raw.changed().keySet())
        .contains("version", "head")
        .isSubsetOf(shape.changed().keySet());
  }

  @Test
  void writesAboutAsManyBytesIntoEachRowAsOurs() throws SQLException {
    OneUpdate raw = rawUpdate(3);
    OneUpdate ours = ours(4);

    assertThat(bytes(raw.changed())).isCloseTo(bytes(ours.changed()), TWO_PERCENT);
    for (int i = 0; i < ours.added().size(); i++) {
      assertThat(bytes(raw.added().get(i).values()))
          .as(ours.added().get(i).table())
          .isCloseTo(bytes(ours.added().get(i).values()), TWO_PERCENT);
    }
  }

  @Test
  void writesHeadsThatNameTheirOwnSession() throws SQLException {
    OneUpdate raw = rawUpdate(3);

    assertThat(raw.changed().get("head").toString()).contains(BenchSessions.id(3).value());
    assertThat(raw.added())
        .allSatisfy(row -> assertThat(row.values()).containsValue("bench-000003"));
  }

  @Test
  void leavesAFileThatBureauReads() throws SQLException {
    rawUpdate(3);

    try (Bureau bureau = Bureau.open(Sqlite.at(file))) {
      assertThat(bureau.journal(BenchSessions.id(3), 1, 10)).hasSize(2);
    }
  }

  @Test
  void groupWriterKeepsEveryAcknowledgedChange() throws Exception {
    long before = SqliteFile.commits(file);

    try (GroupWriter writer = new GroupWriter(RawChanges.in(file, shape, SESSIONS))) {
      writer.start();
      for (int i = 0; i < 20; i++) {
        writer.change(i % SESSIONS);
      }
    }

    SqliteFile.requireCommits(file, before + 20);
  }

  @Test
  void noticesACommitThatIsMissing() throws SQLException {
    long one = SqliteFile.commits(file) + 1;

    assertThatThrownBy(() -> SqliteFile.requireCommits(file, one))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(one + " commits were acknowledged");
  }

  private OneUpdate rawUpdate(int session) throws SQLException {
    try (Connection connection = SqliteFile.connect(file);
        RawChanges changes = RawChanges.in(file, shape, SESSIONS)) {
      Snapshot before = Snapshot.of(connection);
      changes.begin();
      changes.change(session);
      changes.commit();
      return OneUpdate.between(before, Snapshot.of(connection), BenchSessions.id(session));
    }
  }

  private OneUpdate ours(int session) throws SQLException {
    SessionId id = BenchSessions.id(session);
    try (Connection connection = SqliteFile.connect(file);
        Bureau bureau = Bureau.open(Sqlite.at(file))) {
      Snapshot before = Snapshot.of(connection);
      bureau.sessions().update(id, BenchSessions.update(7));
      return OneUpdate.between(before, Snapshot.of(connection), id);
    }
  }

  private static List<String> tables(OneUpdate update) {
    return update.added().stream().map(OneUpdate.Added::table).toList();
  }

  private static long bytes(Map<String, Object> values) {
    return new Snapshot.Row(values).bytes();
  }
}
