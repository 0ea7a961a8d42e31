package dev.bureau.store.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prepared statement whose parameters are given one after the other, then run. */
final class Statement {
  private final PreparedStatement prepared;
  private int given;

  Statement(PreparedStatement prepared) {
    this.prepared = prepared;
  }

  /** Makes a value of a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Looks at a row; false ends the reading. */
  interface Visitor {
    boolean visit(ResultSet row) throws SQLException;
  }

  Statement text(@Nullable String value) throws SQLException {
    prepared.setString(++given, value);
    return this;
  }

  Statement number(long value) throws SQLException {
    prepared.setLong(++given, value);
    return this;
  }

  Statement number(@Nullable Long value) throws SQLException {
    return value == null ? text(null) : number(value.longValue());
  }

  Statement real(double value) throws SQLException {
    prepared.setDouble(++given, value);
    return this;
  }

  Statement bytes(byte[] value) throws SQLException {
    prepared.setBytes(++given, value);
    return this;
  }

  /** Runs it; tells how many rows it changed. */
  int update() throws SQLException {
    given = 0;
    return prepared.executeUpdate();
  }

  <T> Optional<T> first(Reader<T> reader) throws SQLException {
    given = 0;
    try (ResultSet rows = prepared.executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  <T> List<T> all(Reader<T> reader) throws SQLException {
    List<T> values = new ArrayList<>();
    each(
        row -> {
          values.add(reader.read(row));
          return true;
        });
    return values;
  }

  /** Shows the rows one by one, as they are found. */
  void each(Visitor visitor) throws SQLException {
    given = 0;
    try (ResultSet rows = prepared.executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        more = visitor.visit(rows);
      }
    }
  }
}
