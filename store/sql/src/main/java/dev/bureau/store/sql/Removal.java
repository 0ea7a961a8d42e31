package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import java.sql.SQLException;
import java.util.List;

/** Takes a session out of all tables but that of claims, which outlive it. */
final class Removal {
  private static final List<String> ROWS =
      List.of(
          "DELETE FROM session WHERE id = ?",
          "DELETE FROM made WHERE session = ?",
          "DELETE FROM snapshot_aspect WHERE snapshot IN"
              + " (SELECT number FROM snapshot WHERE session = ?)",
          "DELETE FROM snapshot WHERE session = ?",
          "DELETE FROM packed WHERE session = ?",
          "DELETE FROM lease WHERE session = ?",
          "DELETE FROM blob_use WHERE session = ?",
          // The newest row stays, empty: SQLite would give its position again, and a reader of the
          // feed who stands there would miss what comes next.
          "UPDATE entry SET session = '', version = position, idx = 0, actor = '', type = '',"
              + " body = '' WHERE session = ? AND position = (SELECT max(position) FROM entry)",
          "DELETE FROM entry WHERE session = ?");

  private static final String EMPTY_ROWS =
      "DELETE FROM entry WHERE session = '' AND position < (SELECT max(position) FROM entry)";

  /** A mailbox goes with the last session of its chain. */
  private static final String MAILBOX =
      "DELETE FROM message WHERE mailbox = ?1 AND NOT EXISTS (SELECT 1 FROM session WHERE id = ?1)"
          + " AND NOT EXISTS (SELECT 1 FROM session WHERE chain = ?1 AND chain <> id)";

  private Removal() {}

  static void of(Link link, SessionId session) throws SQLException {
    String chain =
        link.sql("SELECT chain FROM session WHERE id = ?")
            .text(session.value())
            .first(row -> row.getString(1))
            .orElse(session.value());
    for (String each : ROWS) {
      link.sql(each).text(session.value()).update();
    }
    link.sql(MAILBOX).text(chain).update();
    link.sql(EMPTY_ROWS).update();
  }
}
