package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Text;
import dev.bureau.core.session.Session;
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

  private static final String FACETS =
      "created, type, status, name, role, workspace, model, task_id, supervisor, agent, chain";

  private static final String INSERT =
      "INSERT OR IGNORE INTO session (version, epoch, head, "
          + FACETS
          + ", id, head_format) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          + FORMAT
          + ")";

  private static final String AS_EXPECTED =
      "id = ? AND version = ? AND epoch <= ? AND created = ? AND head_format <= " + FORMAT;

  /** Touches no index, for it only fits if nothing changes that is indexed. */
  private static final String UPDATE_HEAD =
      "UPDATE session SET version = ?, epoch = ?, head = ? WHERE ("
          + FACETS
          + ") IS (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AND "
          + AS_EXPECTED;

  private static final String UPDATE_ALL =
      "UPDATE session SET version = ?, epoch = ?, head = ?, ("
          + FACETS
          + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE "
          + AS_EXPECTED;

  private HeadRows() {}

  /** Writes a head if the session is as the commit expects it; tells whether it was. */
  static boolean write(Link link, Commit commit, String body) throws SQLException {
    if (commit.expectedVersion() == 0) {
      return values(link.sql(INSERT), commit, body).text(commit.session().value()).update() == 1;
    }
    return update(link.sql(UPDATE_HEAD), commit, body)
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
    return values(statement, commit, body)
            .text(commit.session().value())
            .number(commit.expectedVersion())
            .number(commit.epoch())
            .number(Nanos.exact(commit.head().times().created()))
            .update()
        == 1;
  }

  private static Statement values(Statement statement, Commit commit, String body)
      throws SQLException {
    Session head = commit.head();
    SessionId supervisor = head.links().supervisor();
    return statement
        .number(head.version())
        .number(commit.epoch())
        .text(body)
        .number(Nanos.exact(head.times().created()))
        .text(head.type().name())
        .text(head.status().name())
        .text(head.name())
        .text(head.profile().role())
        .text(head.profile().workspace())
        .text(head.profile().assignment().model())
        .text(head.profile().assignment().taskId())
        .text(value(supervisor))
        .text(head.agent() == null ? null : head.agent().name())
        .text(head.links().chain().value());
  }

  private static @Nullable String value(@Nullable Text text) {
    return text == null ? null : text.value();
  }
}
