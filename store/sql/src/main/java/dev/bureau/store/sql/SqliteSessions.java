package dev.bureau.store.sql;

import dev.bureau.core.change.Claim;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.store.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Heads and journals in SQLite. */
final class SqliteSessions implements Sessions {
  private final Database database;
  private final EntryRows entries;
  private final CoreEvents coreEvents;
  private final Commits commits;
  private final FieldSql fields;
  private final SnapshotRows snapshots;

  SqliteSessions(
      Database database, EntryRows entries, CoreEvents coreEvents, SnapshotRows snapshots) {
    this.database = database;
    this.fields = new FieldSql(database.read(MetadataKeys::declared));
    this.snapshots = snapshots;
    this.entries = entries;
    this.coreEvents = coreEvents;
    this.commits = new Commits(database.place(), entries, coreEvents);
  }

  @Override
  public CommitOutcome commit(Commit commit) {
    Commits.Prepared prepared = commits.prepare(commit);
    Piece.Kind kind = Commits.mayBeUndone(commit) ? Piece.Kind.MARKED : Piece.Kind.PLAIN;
    CommitOutcome outcome =
        database.write(kind, link -> commits.make(link, prepared), CommitOutcome.Unknown::new);
    if (outcome instanceof CommitOutcome.Committed) {
      coreEvents.listed(prepared.unlisted());
    }
    return outcome;
  }

  @Override
  public Optional<Long> outcome(SessionId session, CommitId commit) {
    return database.read(link -> Commits.outcome(link, session, commit));
  }

  @Override
  public Optional<CommitOutcome.Claimed> claimed(Claim claim) {
    return database.read(link -> Commits.claimed(link, claim));
  }

  @Override
  public Optional<StoredSession> head(SessionId session) {
    return head(session, 0, Instant.EPOCH, null);
  }

  @Override
  public Optional<StoredSession> head(Session known) {
    return head(known.id(), known.version(), known.times().created(), known);
  }

  /** Leaves the head in the file if it is the known one: to read and decode it is most of it. */
  private Optional<StoredSession> head(
      SessionId session, long version, Instant created, @Nullable Session known) {
    return database.read(
        link ->
            link.sql(
                    "SELECT id, CASE WHEN version = ? AND created = ? THEN NULL ELSE head END,"
                        + " epoch, head_format, (SELECT max(number) FROM core_event)"
                        + " FROM session WHERE id = ?")
                .number(version)
                .number(Nanos.exact(created))
                .text(session.value())
                .first(
                    row ->
                        new StoredSession(
                            known != null && row.getString(2) == null
                                ? known
                                : HeadRows.read(row, database.failures()),
                            row.getLong(3),
                            row.getInt(4) <= HeadRows.FORMAT
                                && coreEvents.understood(link, session, row.getLong(5)))));
  }

  @Override
  public List<Entry> journal(SessionId session, long from, int limit) {
    List<Entry> found = new ArrayList<>();
    database.read(
        link -> {
          Unpacking unpacking = new Unpacking(link);
          link.sql(
                  "SELECT "
                      + EntryRows.COLUMNS
                      + " FROM entry WHERE session = ? AND version >= ? ORDER BY version, idx")
              .text(session.value())
              .number(from)
              .each(
                  row -> {
                    int size = found.size();
                    if (size >= Math.max(limit, 1)
                        && row.getLong(2) != found.get(size - 1).version()) {
                      return false;
                    }
                    return found.add(entries.read(row, unpacking));
                  });
          return found;
        });
    return found;
  }

  @Override
  public Page query(Query query) {
    PageSql page = new PageSql(query, fields);
    SqlText sql = page.statement(HeadRows.COLUMNS);
    List<Session> found = new ArrayList<>();
    List<List<@Nullable Object>> keys = new ArrayList<>();
    database.read(
        link -> {
          sql.on(link)
              .each(
                  row -> {
                    keys.add(page.keys(row, HeadRows.COLUMN_COUNT + 1));
                    return found.add(HeadRows.read(row, database.failures()));
                  });
          return found;
        });
    if (found.size() <= query.limit()) {
      return new Page(found, null);
    }
    return new Page(
        found.subList(0, query.limit()), Cursor.behind(query, keys.get(query.limit() - 1)));
  }

  @Override
  public long count(Filter filter) {
    SqlText sql = new SqlText().add("SELECT count(*) FROM session WHERE id <> 'bureau' AND (");
    new FilterSql(fields, sql).add(filter);
    sql.add(")");
    return database.read(link -> sql.on(link).first(row -> row.getLong(1)).orElse(0L));
  }

  @Override
  public Map<SessionType, Map<Status, Tally>> census() {
    Map<SessionType, Map<Status, Tally>> census = new EnumMap<>(SessionType.class);
    database.read(
        link -> {
          link.sql(
                  "SELECT type, status, sessions, tasks, started, running, seconds, nanos"
                      + " FROM census WHERE sessions > 0")
              .each(
                  row -> {
                    census
                        .computeIfAbsent(
                            SessionType.valueOf(row.getString(1)),
                            type -> new EnumMap<>(Status.class))
                        .put(Status.valueOf(row.getString(2)), tally(row));
                    return true;
                  });
          return census;
        });
    return census;
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        Duration.ofSeconds(row.getLong(7), row.getLong(8)));
  }

  @Override
  public long snapshot(Snapshot snapshot) {
    return snapshots.keep(snapshot);
  }

  @Override
  public Optional<Snapshot> snapshot(SessionId session, long atMost) {
    return snapshots.latest(session, atMost);
  }

  @Override
  public CommitOutcome remove(Session expected) {
    return database.write(
        Piece.Kind.PLAIN,
        link -> {
          if (!stands(link, expected)) {
            return present(link, expected.id());
          }
          Removal.of(link, expected.id());
          return new CommitOutcome.Committed(expected.version());
        },
        CommitOutcome.Unknown::new);
  }

  private static boolean stands(Link link, Session expected) throws SQLException {
    return link.sql("SELECT 1 FROM session WHERE id = ? AND version = ? AND created = ?")
        .text(expected.id().value())
        .number(expected.version())
        .number(Nanos.exact(expected.times().created()))
        .first(row -> true)
        .orElse(false);
  }

  private static CommitOutcome.Conflict present(Link link, SessionId session) throws SQLException {
    return link.sql("SELECT version, epoch FROM session WHERE id = ?")
        .text(session.value())
        .first(row -> new CommitOutcome.Conflict(row.getLong(1), row.getLong(2)))
        .orElseGet(() -> new CommitOutcome.Conflict(0, 0));
  }
}
