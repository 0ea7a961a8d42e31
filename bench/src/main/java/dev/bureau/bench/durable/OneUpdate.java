package dev.bureau.bench.durable;

import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.sql.Sqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one update through the door writes, found by comparing the whole database before and after
 * it, so that the limit writes the same however the schema changes.
 *
 * @param id of the session that was updated
 * @param changed the columns of its row that changed, with what they are now
 * @param added the rows that were added, in all tables
 */
record OneUpdate(SessionId id, Map<String, Object> changed, List<Added> added) {
  /** A row that was added; what SQLite counts up by itself is left out. */
  record Added(String table, Map<String, Object> values) {}

  /** Makes the sessions in a new file, updates one and looks. */
  static OneUpdate learntIn(Path file, int sessions) throws SQLException {
    SessionId id = BenchSessions.id(0);
    try (Bureau bureau = Bureau.open(Sqlite.at(file));
        Connection connection = SqliteFile.connect(file)) {
      BenchSessions.create(bureau, sessions);
      bureau
          .sessions()
          .update(id, BenchSessions.update(1)); // the first writes what later ones find
      Snapshot before = Snapshot.of(connection);
      bureau.sessions().update(id, BenchSessions.update(2));
      return between(before, Snapshot.of(connection), id);
    }
  }

  /** The difference that an update of that session made. */
  static OneUpdate between(Snapshot before, Snapshot after, SessionId id) {
    Map<String, Object> changed = new LinkedHashMap<>();
    List<Added> added = new ArrayList<>();
    for (Snapshot.Table table : after.tables()) {
      Map<List<Object>, Snapshot.Row> old = before.table(table.name()).rows();
      if (!table.rows().keySet().containsAll(old.keySet())) {
        throw unknown("deletes rows of table " + table.name());
      }
      table
          .rows()
          .forEach(
              (key, row) -> {
                Snapshot.Row was = old.get(key);
                if (was == null) {
                  added.add(new Added(table.name(), without(table.numbered(), row)));
                } else if (!was.equals(row)) {
                  changed.putAll(changed(table, was, row, id));
                }
              });
    }
    return new OneUpdate(id, changed, List.copyOf(added));
  }

  private static Map<String, Object> changed(
      Snapshot.Table table, Snapshot.Row was, Snapshot.Row row, SessionId id) {
    if (!table.name().equals("session") || !id.value().equals(row.values().get("id"))) {
      throw unknown("changes other rows, in table " + table.name());
    }
    if (!row.values().keySet().containsAll(was.values().keySet())) {
      throw unknown("sets columns of the session to NULL");
    }
    Map<String, Object> changed = new LinkedHashMap<>(row.values());
    changed.entrySet().removeIf(each -> each.getValue().equals(was.values().get(each.getKey())));
    return changed;
  }

  private static Map<String, Object> without(String column, Snapshot.Row row) {
    Map<String, Object> rest = new LinkedHashMap<>(row.values());
    rest.remove(column);
    return rest;
  }

  private static IllegalStateException unknown(String what) {
    return new IllegalStateException(
        "An update now also " + what + ": teach RawChanges to do so, or it is no fair limit");
  }
}
