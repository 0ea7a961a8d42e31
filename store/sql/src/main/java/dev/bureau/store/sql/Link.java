package dev.bureau.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with its prepared statements. Used by one thread at a time. After any failure the
 * whole of it is thrown away, for a statement that failed once may be dead and would fail for ever.
 */
final class Link implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final int KEPT = 64;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true);
  private boolean inTransaction;
  private boolean marked;

  Link(Connection connection) {
    this.connection = connection;
  }

  /** A unit of work on a connection. */
  interface Work<T> {
    T on(Link link) throws SQLException;
  }

  /** The statement of that text, prepared at its first use. */
  Statement sql(String text) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
      if (prepared.size() > KEPT) {
        forgetOldest();
      }
    }
    return new Statement(statement);
  }

  /** Runs statements that are not kept. */
  void run(String script) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  void begin() throws SQLException {
    sql("BEGIN IMMEDIATE").update();
    inTransaction = true;
    marked = false;
  }

  void commit() throws SQLException {
    sql("COMMIT").update();
    inTransaction = false;
  }

  void rollback() throws SQLException {
    if (inTransaction) {
      sql("ROLLBACK").update();
      inTransaction = false;
    }
  }

  /** From here on, {@link #undo} takes back. */
  void mark() throws SQLException {
    sql("SAVEPOINT mine").update();
    marked = true;
  }

  /** What was done since the mark stays. */
  void release() throws SQLException {
    sql("RELEASE mine").update();
    marked = false;
  }

  /**
   * Takes back what this piece of work has written; it may go on.
   *
   * @throws Unmarked if nobody set a mark: then the whole transaction is made again with marks
   */
  void undo() throws SQLException {
    if (!marked) {
      throw new Unmarked();
    }
    sql("ROLLBACK TO mine").update();
  }

  /** Work wants to take something back, and there is no mark to go back to. */
  static final class Unmarked extends SQLException {
    private static final long serialVersionUID = 1L;

    Unmarked() {
      super("There is no mark to go back to");
    }
  }

  /** Rolls back what may be open and closes. What fails here changes nothing any more. */
  @Override
  public void close() {
    try {
      rollback();
    } catch (SQLException e) {
      LOG.debug("Could not roll back; closing does", e);
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("Could not close a connection", e);
    }
  }

  private void forgetOldest() throws SQLException {
    String oldest = prepared.keySet().iterator().next();
    PreparedStatement statement = prepared.remove(oldest);
    if (statement != null) {
      statement.close();
    }
  }
}
