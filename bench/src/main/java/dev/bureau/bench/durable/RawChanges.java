package dev.bureau.bench.durable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The limit: a hand-written writer that does nothing but bind and run the statements for the rows
 * that one update of Bureau's writes, in a file of the same schema. Used by one thread at a time.
 */
final class RawChanges implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final Written update;
  private final List<Written> inserts = new ArrayList<>();
  private final Turns turns;

  private RawChanges(Connection connection, OneUpdate shape, Turns turns) throws SQLException {
    this.connection = connection;
    this.turns = turns;
    this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
    this.commit = connection.prepareStatement("COMMIT");
    this.update = update(shape);
    for (OneUpdate.Added each : shape.added()) {
      inserts.add(insert(each, shape.id().value()));
    }
  }

  /** A statement and what is bound to its parameters. */
  private record Written(PreparedStatement statement, List<Slot> slots) {
    void write(Slot.Turn turn) throws SQLException {
      for (int i = 0; i < slots.size(); i++) {
        slots.get(i).bind(statement, i + 1, turn);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("session " + turn.id() + " is not as expected");
      }
    }
  }

  /** Opens a file that Bureau has made and filled, for writing as it was seen to. */
  static RawChanges in(Path file, OneUpdate shape, int sessions) throws SQLException {
    return new RawChanges(SqliteFile.writer(file), shape, Turns.in(file, sessions));
  }

  void begin() throws SQLException {
    begin.executeUpdate();
  }

  void change(int session) throws SQLException {
    Slot.Turn turn = turns.next(session);
    update.write(turn);
    for (Written each : inserts) {
      each.write(turn);
    }
  }

  void commit() throws SQLException {
    commit.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private Written update(OneUpdate shape) throws SQLException {
    String set = String.join(" = ?, ", shape.changed().keySet());
    List<Slot> slots = slots(shape.changed(), shape.id().value());
    slots.add((statement, index, turn) -> statement.setString(index, turn.id()));
    slots.add((statement, index, turn) -> statement.setLong(index, turn.version() - 1));
    return new Written(
        connection.prepareStatement(
            "UPDATE session SET " + set + " = ? WHERE id = ? AND version = ?"),
        slots);
  }

  private Written insert(OneUpdate.Added row, String id) throws SQLException {
    String columns = String.join(", ", row.values().keySet());
    String marks = String.join(", ", Collections.nCopies(row.values().size(), "?"));
    return new Written(
        connection.prepareStatement(
            "INSERT INTO " + row.table() + " (" + columns + ") VALUES (" + marks + ")"),
        slots(row.values(), id));
  }

  private static List<Slot> slots(Map<String, Object> values, String id) {
    List<Slot> slots = new ArrayList<>();
    values.forEach((column, value) -> slots.add(Slot.of(column, value, id)));
    return slots;
  }
}
