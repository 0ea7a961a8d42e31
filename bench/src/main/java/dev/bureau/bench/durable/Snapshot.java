package dev.bureau.bench.durable;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every row of every table of a small database, to be compared with another moment of it. */
record Snapshot(List<Table> tables) {
  /** Full-text indexes keep their rows in tables of their own, which nobody writes by hand. */
  private static final String TABLES =
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
          + " AND name NOT LIKE 'sqlite_%' ORDER BY name";

  /**
   * A table.
   *
   * @param numbered the column that SQLite counts up by itself; empty if there is none
   * @param rows by their keys
   */
  record Table(String name, String numbered, Map<List<Object>, Row> rows) {}

  /** A row: values by column, in the table's order. NULL is left out, bytes are buffers. */
  record Row(Map<String, Object> values) {
    /** The length of its texts and bytes. */
    long bytes() {
      return values.values().stream().mapToLong(Row::length).sum();
    }

    private static long length(Object value) {
      return value instanceof ByteBuffer buffer
          ? buffer.capacity()
          : value instanceof String text ? text.length() : 0;
    }
  }

  static Snapshot of(Connection connection) throws SQLException {
    List<Table> tables = new ArrayList<>();
    for (String name : column(connection, TABLES)) {
      tables.add(table(connection, name));
    }
    return new Snapshot(List.copyOf(tables));
  }

  /** The table of that name. */
  Table table(String name) {
    return tables.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Table table(Connection connection, String name) throws SQLException {
    String from = " FROM pragma_table_info('" + name + "') WHERE pk > 0 ORDER BY pk";
    List<String> key = column(connection, "SELECT name" + from);
    List<String> types = column(connection, "SELECT type" + from);
    boolean counted = types.equals(List.of("INTEGER"));
    Map<List<Object>, Row> rows = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT " + (key.isEmpty() ? "rowid, " : "") + "* FROM \"" + name + "\"")) {
      while (row.next()) {
        Map<String, Object> values = values(row);
        List<Object> place = new ArrayList<>();
        for (String each : key.isEmpty() ? List.of("rowid") : key) {
          place.add(values.get(each));
        }
        values.remove("rowid");
        rows.put(List.copyOf(place), new Row(values));
      }
    }
    return new Table(name, counted ? key.get(0) : "", rows);
  }

  private static Map<String, Object> values(ResultSet row) throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      Object value = row.getObject(i);
      if (value instanceof byte[] bytes) {
        values.put(row.getMetaData().getColumnName(i), ByteBuffer.wrap(bytes));
      } else if (value instanceof Number number && !(value instanceof Double)) {
        values.put(row.getMetaData().getColumnName(i), number.longValue());
      } else if (value != null) {
        values.put(row.getMetaData().getColumnName(i), value);
      }
    }
    return values;
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    List<String> column = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        column.add(row.getString(1));
      }
    }
    return column;
  }
}
