package dev.bureau.store.sql;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs the journal of a session that is archived (R8): the bodies of its entries go into chunks,
 * and of its snapshots the latest stays. The rows are deleted and put back into their places
 * without bodies: SQLite joins pages that have become empty when it deletes, not when it updates.
 */
final class Packing {
  private static final int MOST_ENTRIES = 64;
  private static final int ENOUGH_BYTES = 64 * 1024;

  private static final String COLUMNS =
      "position, session, version, idx, at, commit_id, epoch, actor, type, type_version";

  private static final String NOT_THE_LATEST =
      "session = ?1 AND version < (SELECT max(version) FROM snapshot WHERE session = ?1)";

  private Packing() {}

  /** An entry's row, and its body. */
  private record Row(
      long position,
      Chunk.Place place,
      long at,
      CommitId commit,
      long epoch,
      String actor,
      String type,
      int typeVersion,
      String body) {
    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getLong(1),
          new Chunk.Place(row.getLong(3), row.getInt(4)),
          row.getLong(5),
          CommitIds.id(row.getBytes(6)),
          row.getLong(7),
          row.getString(8),
          row.getString(9),
          row.getInt(10),
          row.getString(11));
    }

    int bytes() {
      return body.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  static void pack(Link link, SessionId session) throws SQLException {
    List<Row> rows = behind(link, session, new Chunk.Place(0, 0));
    while (!rows.isEmpty()) {
      keep(link, session, rows);
      rows = behind(link, session, rows.get(rows.size() - 1).place());
    }
    forgetSnapshots(link, session);
  }

  /** The rows of the next chunk. */
  private static List<Row> behind(Link link, SessionId session, Chunk.Place last)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    int[] bytes = {0};
    link.sql(
            "SELECT "
                + COLUMNS
                + ", body FROM entry WHERE session = ? AND (version, idx) > (?, ?) AND body <> ''"
                + " ORDER BY version, idx")
        .text(session.value())
        .number(last.version())
        .number(last.index())
        .each(
            found -> {
              Row row = Row.read(found);
              rows.add(row);
              bytes[0] += row.bytes();
              return rows.size() < MOST_ENTRIES && bytes[0] < ENOUGH_BYTES;
            });
    return rows;
  }

  private static void keep(Link link, SessionId session, List<Row> rows) throws SQLException {
    Map<Chunk.Place, String> bodies = new LinkedHashMap<>();
    rows.forEach(row -> bodies.put(row.place(), row.body()));
    Chunk.Place first = rows.get(0).place();
    link.sql("INSERT INTO packed (session, version, idx, content) VALUES (?, ?, ?, ?)")
        .text(session.value())
        .number(first.version())
        .number(first.index())
        .bytes(Chunk.of(bodies))
        .update();
    for (Row row : rows) {
      link.sql("DELETE FROM entry WHERE position = ?").number(row.position()).update();
    }
    for (Row row : rows) {
      link.sql(
              "INSERT INTO entry (" + COLUMNS + ", body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')")
          .number(row.position())
          .text(session.value())
          .number(row.place().version())
          .number(row.place().index())
          .number(row.at())
          .bytes(CommitIds.bytes(row.commit()))
          .number(row.epoch())
          .text(row.actor())
          .text(row.type())
          .number(row.typeVersion())
          .update();
    }
  }

  private static void forgetSnapshots(Link link, SessionId session) throws SQLException {
    link.sql(
            "DELETE FROM snapshot_aspect WHERE snapshot IN (SELECT number FROM snapshot WHERE "
                + NOT_THE_LATEST
                + ")")
        .text(session.value())
        .update();
    link.sql("DELETE FROM snapshot WHERE " + NOT_THE_LATEST).text(session.value()).update();
  }
}
