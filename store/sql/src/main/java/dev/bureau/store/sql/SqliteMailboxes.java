package dev.bureau.store.sql;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mailboxes in SQLite. */
final class SqliteMailboxes implements Mailboxes {
  private static final String COLUMNS = "body, failures, not_before, reason, id";
  private static final String NOT_FENCED =
      " AND NOT EXISTS (SELECT 1 FROM session WHERE id = ? AND (epoch > ? OR created <> ?))";
  private static final String WAITING = "WHERE mailbox = ? AND id = ? AND state = 'WAITING'";
  private static final String DEAD = "WHERE mailbox = ? AND id = ? AND state = 'DEAD'";

  private final Database database;

  SqliteMailboxes(Database database) {
    this.database = database;
  }

  /** Puts a message in, unless its id was there before; tells whether it did. */
  static boolean insert(Link link, Posting posting, String body) throws SQLException {
    Message message = posting.message();
    return link.sql(
                "INSERT OR IGNORE INTO message (mailbox, id, state, priority, not_before, failures,"
                    + " body) VALUES (?, ?, 'WAITING', ?, ?, 0, ?)")
            .text(posting.mailbox().value())
            .text(message.id().value())
            .number(message.priority().level())
            .number(Nanos.clamped(posting.notBefore()))
            .text(body)
            .update()
        == 1;
  }

  @Override
  public PutOutcome put(List<Posting> postings, int capacity) {
    List<String> bodies = postings.stream().map(each -> Bodies.of(each.message())).toList();
    return database.write(
        link -> {
          Set<SessionId> grown = new LinkedHashSet<>();
          for (int i = 0; i < bodies.size(); i++) {
            if (insert(link, postings.get(i), bodies.get(i))) {
              grown.add(postings.get(i).mailbox());
            }
          }
          for (SessionId each : grown) {
            if (waiting(link, each) > capacity) {
              link.undo();
              return PutOutcome.MAILBOX_FULL;
            }
          }
          return PutOutcome.STORED;
        });
  }

  @Override
  public Optional<Delivery> oldest(SessionId mailbox, Instant now) {
    // One look per priority, each the first due row of its part of the index.
    String first =
        "SELECT * FROM (SELECT position, "
            + COLUMNS
            + " FROM message WHERE mailbox = ?1 AND state = 'WAITING' AND not_before <= ?2"
            + " AND priority = %d ORDER BY position LIMIT 1)";
    String all =
        Stream.of(Priority.values())
            .map(each -> first.formatted(each.level()))
            .collect(Collectors.joining(" UNION ALL "));
    return database.read(
        link ->
            link.sql("SELECT " + COLUMNS + " FROM (" + all + ") ORDER BY position LIMIT 1")
                .text(mailbox.value())
                .number(Nanos.clamped(now))
                .first(row -> delivery(mailbox, row)));
  }

  @Override
  public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
    return database.read(
        link ->
            link.sql(
                    "SELECT "
                        + COLUMNS
                        + " FROM message WHERE mailbox = ? AND state = 'WAITING'"
                        + " AND not_before <= ? ORDER BY priority DESC, position LIMIT ?")
                .text(mailbox.value())
                .number(Nanos.clamped(now))
                .number(Math.max(limit, 0))
                .all(row -> delivery(mailbox, row)));
  }

  @Override
  public List<SessionId> waiting(Instant now, String after, int limit) {
    return database.read(
        link ->
            link.sql(
                    "SELECT DISTINCT mailbox FROM message WHERE state = 'WAITING' AND mailbox > ?"
                        + " AND not_before <= ? ORDER BY mailbox LIMIT ?")
                .text(after)
                .number(Nanos.clamped(now))
                .number(Math.max(limit, 0))
                .all(row -> new SessionId(row.getString(1))));
  }

  @Override
  public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
    return database.write(
        link ->
            failure(link, failure)
                    .text(mailbox.value())
                    .text(message.value())
                    .text(failure.lease() == null ? null : failure.lease().session().value())
                    .number(failure.lease() == null ? 0 : failure.lease().epoch())
                    .number(failure.lease() == null ? 0 : Nanos.exact(failure.lease().created()))
                    .update()
                == 1);
  }

  private static Statement failure(Link link, Failure failure) throws SQLException {
    String update = "UPDATE message SET failures = failures + ?, reason = ?, ";
    return failure.retryAt() == null
        ? link.sql(update + "state = 'DEAD' " + WAITING + NOT_FENCED)
            .number(failure.attempts())
            .text(failure.reason())
        : link.sql(update + "not_before = ? " + WAITING + NOT_FENCED)
            .number(failure.attempts())
            .text(failure.reason())
            .number(Nanos.clamped(failure.retryAt()));
  }

  @Override
  public boolean requeue(SessionId mailbox, MessageId message) {
    return change(
        mailbox,
        message,
        "UPDATE message SET state = 'WAITING', failures = 0, not_before = 0, reason = NULL "
            + DEAD);
  }

  @Override
  public boolean drop(SessionId mailbox, MessageId message) {
    return change(mailbox, message, "UPDATE message SET state = 'DROPPED', body = NULL " + DEAD);
  }

  @Override
  public List<Delivery> deadLetters(SessionId mailbox, int limit) {
    return database.read(
        link ->
            link.sql(
                    "SELECT "
                        + COLUMNS
                        + " FROM message WHERE mailbox = ? AND state = 'DEAD'"
                        + " ORDER BY position LIMIT ?")
                .text(mailbox.value())
                .number(Math.max(limit, 0))
                .all(row -> delivery(mailbox, row)));
  }

  @Override
  public Optional<Delivery> deadLetter(SessionId mailbox, MessageId message) {
    return database.read(
        link ->
            link.sql("SELECT " + COLUMNS + " FROM message " + DEAD)
                .text(mailbox.value())
                .text(message.value())
                .first(row -> delivery(mailbox, row)));
  }

  @Override
  public Counts counts(SessionId mailbox) {
    return database.read(
        link ->
            link.sql(
                    "SELECT (SELECT count(*) FROM message WHERE mailbox = ?1 AND state ="
                        + " 'WAITING'), (SELECT count(*) FROM message WHERE mailbox = ?1 AND state"
                        + " = 'DEAD')")
                .text(mailbox.value())
                .first(row -> new Counts(row.getLong(1), row.getLong(2)))
                .orElseThrow());
  }

  @Override
  public Counts counts() {
    return database.read(
        link ->
            link.sql(
                    "SELECT (SELECT count(*) FROM message WHERE state = 'WAITING'),"
                        + " (SELECT count(*) FROM message WHERE state = 'DEAD')")
                .first(row -> new Counts(row.getLong(1), row.getLong(2)))
                .orElseThrow());
  }

  private static long waiting(Link link, SessionId mailbox) throws SQLException {
    return link.sql("SELECT count(*) FROM message WHERE mailbox = ? AND state = 'WAITING'")
        .text(mailbox.value())
        .first(row -> row.getLong(1))
        .orElse(0L);
  }

  private boolean change(SessionId mailbox, MessageId message, String sql) {
    return database.write(
        link -> link.sql(sql).text(mailbox.value()).text(message.value()).update() == 1);
  }

  private Delivery delivery(SessionId mailbox, ResultSet row) throws SQLException {
    try {
      return new Delivery(
          Bodies.message(row.getString(1)),
          row.getInt(2),
          Nanos.instant(row.getLong(3)),
          row.getString(4));
    } catch (RuntimeException e) {
      throw database
          .failures()
          .damaged("message '" + row.getString(5) + "' of mailbox '" + mailbox + "'", e);
    }
  }
}
