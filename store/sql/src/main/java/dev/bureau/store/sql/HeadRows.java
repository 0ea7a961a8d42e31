package dev.bureau.store.sql;

import dev.bureau.core.json.Text;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import dev.bureau.core.store.Commit;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Heads as rows: JSON for everything, and columns for what is filtered and sorted. A program that
 * changes what heads mean, so that older ones must not write them, writes a higher head format;
 * older ones then read only.
 */
final class HeadRows {
  /** The newest form of heads that this program knows and the one it writes. */
  static final int FORMAT = 1;

  /** What {@link #read} needs. */
  static final String COLUMNS = "id, head";

  static final int COLUMN_COUNT = 2;

  /** What indexes, counts and searches follow. */
  private static final String FOLLOWED = "type, status, name, workspace, supervisor, chain";

  private static final String REST =
      "version, epoch, head, updated, started, ended, last_activity, archived, role, model,"
          + " task_id, agent, tasks";

  private static final String INSERT =
      "INSERT OR IGNORE INTO session ("
          + REST
          + ", "
          + FOLLOWED
          + ", id, created, origin, head_format) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?, ?, ?, "
          + FORMAT
          + ")";

  private static final String SET_REST =
      "UPDATE session SET " + REST.replace(", ", " = ?, ") + " = ?";

  private static final String AS_EXPECTED =
      "id = ? AND created = ? AND version = ? AND epoch <= ? AND head_format <= " + FORMAT;

  /**
   * Touches no index but those of metadata keys: it only fits if nothing changes that is followed.
   */
  private static final String UPDATE_REST =
      SET_REST + " WHERE (" + FOLLOWED + ") IS (?, ?, ?, ?, ?, ?) AND " + AS_EXPECTED;

  private static final String UPDATE_ALL =
      SET_REST + ", " + FOLLOWED.replace(", ", " = ?, ") + " = ? WHERE " + AS_EXPECTED;

  private HeadRows() {}

  /** Writes a head if the session is as the commit expects it; tells whether it was. */
  static boolean write(Link link, Commit commit, String body) throws SQLException {
    if (commit.expectedVersion() == 0) {
      return identity(values(link.sql(INSERT), commit, body), commit)
              .text(origin(commit.head()))
              .update()
          == 1;
    }
    return update(link.sql(UPDATE_REST), commit, body)
        || update(link.sql(UPDATE_ALL), commit, body);
  }

  /** Reads a row of {@link #COLUMNS}. */
  static Session read(ResultSet row, Failures failures) throws SQLException {
    String id = row.getString(1);
    try {
      return Bodies.session(row.getString(2));
    } catch (RuntimeException e) {
      throw failures.damaged("the head of session '" + id + "'", e);
    }
  }

  private static boolean update(Statement statement, Commit commit, String body)
      throws SQLException {
    return identity(values(statement, commit, body), commit)
            .number(commit.expectedVersion())
            .number(commit.epoch())
            .update()
        == 1;
  }

  private static Statement identity(Statement statement, Commit commit) throws SQLException {
    return statement
        .text(commit.session().value())
        .number(Nanos.exact(commit.head().times().created()));
  }

  private static Statement values(Statement statement, Commit commit, String body)
      throws SQLException {
    Session head = commit.head();
    Times times = head.times();
    return statement
        .number(head.version())
        .number(commit.epoch())
        .text(body)
        .number(Nanos.exact(times.updated()))
        .number(Nanos.orNull(times.started()))
        .number(Nanos.orNull(times.ended()))
        .number(Nanos.exact(times.lastActivity()))
        .number(Nanos.orNull(times.archived()))
        .text(head.profile().role())
        .text(head.profile().assignment().model())
        .text(head.profile().assignment().taskId())
        .text(head.agent() == null ? null : head.agent().name())
        .number(head.totals().tasksDone())
        .text(head.type().name())
        .text(head.status().name())
        .text(head.name())
        .text(head.profile().workspace())
        .text(value(head.links().supervisor()))
        .text(head.links().chain().value());
  }

  private static @Nullable String origin(Session head) {
    Links.Origin origin = head.links().origin();
    return origin == null ? null : origin.session().value();
  }

  private static @Nullable String value(@Nullable Text text) {
    return text == null ? null : text.value();
  }
}
