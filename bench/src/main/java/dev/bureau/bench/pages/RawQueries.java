package dev.bureau.bench.pages;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The limit: hand-written queries that fetch the same heads as text and decode nothing. */
final class RawQueries implements AutoCloseable {
  private static final String ORDER = " ORDER BY created, id LIMIT 50";

  private final Connection connection;
  private final PreparedStatement first;
  private final PreparedStatement after;
  private final PreparedStatement byStatus;
  private final PreparedStatement head;
  private final PreparedStatement created;

  RawQueries(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    first = connection.prepareStatement("SELECT id, head FROM session" + ORDER);
    after =
        connection.prepareStatement(
            "SELECT id, head FROM session WHERE (created, id) > (?, ?)" + ORDER);
    byStatus = connection.prepareStatement("SELECT id, head FROM session WHERE status = ?" + ORDER);
    head = connection.prepareStatement("SELECT id, head FROM session WHERE id = ?");
    created = connection.prepareStatement("SELECT created FROM session WHERE id = ?");
  }

  /** An id and its head. */
  record Row(String id, String head) {}

  List<Row> firstPage() throws SQLException {
    return rows(first);
  }

  List<Row> pageAfter(long time, String id) throws SQLException {
    after.setLong(1, time);
    after.setString(2, id);
    return rows(after);
  }

  List<Row> pageByStatus(String status) throws SQLException {
    byStatus.setString(1, status);
    return rows(byStatus);
  }

  List<Row> head(String id) throws SQLException {
    head.setString(1, id);
    return rows(head);
  }

  /** When a session was created, as the file has it. */
  long created(String id) throws SQLException {
    created.setString(1, id);
    try (ResultSet row = created.executeQuery()) {
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static List<Row> rows(PreparedStatement query) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        rows.add(new Row(row.getString(1), row.getString(2)));
      }
    }
    return rows;
  }
}
