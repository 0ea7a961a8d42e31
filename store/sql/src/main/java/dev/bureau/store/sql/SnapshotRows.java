package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.StoredAspect;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots as rows: one for the head, one for each aspect. */
final class SnapshotRows {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotRows.class);

  /** Of one session: the latest to open it, those before for looking back. */
  private static final int KEPT = 4;

  private final Database database;
  private final EventCatalogue catalogue;

  SnapshotRows(Database database, EventCatalogue catalogue) {
    this.database = database;
    this.catalogue = catalogue;
  }

  /** A head and one of the aspects beside it, if there are any. */
  private record Row(long version, String head, @Nullable StoredAspect aspect) {}

  long keep(Snapshot snapshot) {
    String head = Bodies.of(snapshot.head());
    List<StoredAspect> aspects = StoredAspect.of(snapshot.aspects(), catalogue);
    long size = head.length() + aspects.stream().mapToLong(SnapshotRows::size).sum();
    if (aspects.stream().anyMatch(each -> size(each) > JsonLimits.STATE.bytes() / 3)) {
      return size; // it might be too large to be read; the journal is there
    }
    return database.write(link -> insert(link, snapshot, head, aspects) ? size : 0L);
  }

  /** One that cannot be read is passed over: the journal is there, and maybe an older one. */
  Optional<Snapshot> latest(SessionId session, long atMost) {
    List<Row> rows = rows(session, atMost);
    boolean warned = false;
    while (!rows.isEmpty()) {
      long version = rows.get(0).version();
      try {
        Optional<Snapshot> snapshot = read(rows);
        if (snapshot.isPresent()) {
          return snapshot;
        }
      } catch (RuntimeException e) {
        if (!warned) {
          LOG.warn(
              "{}: the snapshot of session '{}' at version {} is damaged and passed over",
              database.place(),
              session,
              version,
              e);
          warned = true;
        }
      }
      rows = rows(session, version - 1);
    }
    return Optional.empty();
  }

  /**
   * Those that cannot be read, each in one sentence; not of sessions that a newer program wrote.
   */
  List<String> faults(Link link) throws SQLException {
    List<String> faults = new ArrayList<>();
    link.sql(
            "SELECT snapshot.number, snapshot.session, snapshot.version, snapshot.head"
                + " FROM snapshot JOIN session ON session.id = snapshot.session"
                + " AND session.created = snapshot.created AND session.head_format <= "
                + HeadRows.FORMAT
                + " ORDER BY snapshot.session, snapshot.version")
        .each(
            row -> {
              List<StoredAspect> aspects = aspects(link, row.getLong(1));
              try {
                Bodies.session(row.getString(4));
                StoredAspect.read(aspects, catalogue);
              } catch (RuntimeException e) { // whatever a damaged text may do
                faults.add(
                    "the snapshot of session '%s' at version %d is damaged"
                        .formatted(row.getString(2), row.getLong(3)));
              }
              return true;
            });
    return faults;
  }

  private static List<StoredAspect> aspects(Link link, long snapshot) throws SQLException {
    return link.sql("SELECT name, version, state FROM snapshot_aspect WHERE snapshot = ?")
        .number(snapshot)
        .all(row -> new StoredAspect(row.getString(1), row.getInt(2), row.getString(3)));
  }

  /** In one statement: what stands in several could be of different times. */
  private List<Row> rows(SessionId session, long atMost) {
    return database.read(
        link ->
            link.sql(
                    "SELECT found.version, found.head, aspect.name, aspect.version, aspect.state"
                        + " FROM (SELECT snapshot.number, snapshot.version, snapshot.head"
                        + " FROM snapshot JOIN session ON session.id = snapshot.session"
                        + " AND session.created = snapshot.created"
                        + " WHERE session = ? AND snapshot.version <= ?"
                        + " ORDER BY snapshot.version DESC LIMIT 1) AS found"
                        + " LEFT JOIN snapshot_aspect AS aspect"
                        + " ON aspect.snapshot = found.number")
                .text(session.value())
                .number(atMost)
                .all(SnapshotRows::row));
  }

  private Optional<Snapshot> read(List<Row> rows) {
    List<StoredAspect> stored = rows.stream().map(Row::aspect).filter(Objects::nonNull).toList();
    Session head = Bodies.session(rows.get(0).head());
    return StoredAspect.read(stored, catalogue).map(all -> new Snapshot(head, all));
  }

  private static Row row(ResultSet row) throws SQLException {
    String name = row.getString(3);
    return new Row(
        row.getLong(1),
        row.getString(2),
        name == null ? null : new StoredAspect(name, row.getInt(4), row.getString(5)));
  }

  private static long size(StoredAspect aspect) {
    String state = aspect.state();
    return state == null ? 0 : state.length();
  }

  private static boolean insert(
      Link link, Snapshot snapshot, String head, List<StoredAspect> aspects) throws SQLException {
    String session = snapshot.session().value();
    int inserted =
        link.sql(
                "INSERT OR IGNORE INTO snapshot (session, version, created, head) SELECT id, ?, ?, ?"
                    + " FROM session WHERE id = ? AND created = ? AND version >= ?")
            .number(snapshot.version())
            .number(Nanos.exact(snapshot.head().times().created()))
            .text(head)
            .text(session)
            .number(Nanos.exact(snapshot.head().times().created()))
            .number(snapshot.version())
            .update();
    if (inserted == 0) {
      return false;
    }
    for (StoredAspect each : aspects) {
      link.sql(
              "INSERT INTO snapshot_aspect (snapshot, name, version, state)"
                  + " VALUES ((SELECT number FROM snapshot WHERE session = ? AND version = ?),"
                  + " ?, ?, ?)")
          .text(session)
          .number(snapshot.version())
          .text(each.name())
          .number(each.version())
          .text(each.state())
          .update();
    }
    forgetOldest(link, session);
    return true;
  }

  private static void forgetOldest(Link link, String session) throws SQLException {
    List<Long> old =
        link.sql(
                "SELECT number FROM snapshot WHERE session = ? ORDER BY version DESC"
                    + " LIMIT -1 OFFSET ?")
            .text(session)
            .number(KEPT)
            .all(row -> row.getLong(1));
    for (Long each : old) {
      link.sql("DELETE FROM snapshot_aspect WHERE snapshot = ?").number(each.longValue()).update();
      link.sql("DELETE FROM snapshot WHERE number = ?").number(each.longValue()).update();
    }
  }
}
