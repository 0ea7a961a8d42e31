package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.StoredAspect;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snapshots as rows: one for the head, one for each aspect. */
final class SnapshotRows {
  /** Of one session: the latest to open it, those before for looking back. */
  private static final int KEPT = 4;

  private final Database database;
  private final EventCatalogue catalogue;

  SnapshotRows(Database database, EventCatalogue catalogue) {
    this.database = database;
    this.catalogue = catalogue;
  }

  /** A head and one of the aspects beside it, if there are any. */
  private record Row(String head, @Nullable StoredAspect aspect) {}

  long keep(Snapshot snapshot) {
    String head = Bodies.of(snapshot.head());
    List<StoredAspect> aspects = StoredAspect.of(snapshot.aspects(), catalogue);
    long size = head.length() + aspects.stream().mapToLong(SnapshotRows::size).sum();
    if (aspects.stream().anyMatch(each -> size(each) > JsonLimits.STATE.bytes() / 3)) {
      return size; // it might be too large to be read; the journal is there
    }
    return database.write(link -> insert(link, snapshot, head, aspects) ? size : 0L);
  }

  /** In one statement: what stands in several could be of different times. */
  Optional<Snapshot> latest(SessionId session, long atMost) {
    List<Row> rows =
        database.read(
            link ->
                link.sql(
                        "SELECT found.head, aspect.name, aspect.version, aspect.state FROM"
                            + " (SELECT snapshot.number, snapshot.head FROM snapshot JOIN session"
                            + " ON session.id = snapshot.session"
                            + " AND session.created = snapshot.created"
                            + " WHERE session = ? AND snapshot.version <= ?"
                            + " ORDER BY snapshot.version DESC LIMIT 1) AS found"
                            + " LEFT JOIN snapshot_aspect AS aspect"
                            + " ON aspect.snapshot = found.number")
                    .text(session.value())
                    .number(atMost)
                    .all(SnapshotRows::row));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<StoredAspect> stored = rows.stream().map(Row::aspect).filter(Objects::nonNull).toList();
    Session head = head(session, rows.get(0).head());
    try {
      return StoredAspect.read(stored, catalogue).map(all -> new Snapshot(head, all));
    } catch (RuntimeException e) {
      throw damaged(session, e);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    String name = row.getString(2);
    return new Row(
        row.getString(1),
        name == null ? null : new StoredAspect(name, row.getInt(3), row.getString(4)));
  }

  private Session head(SessionId session, String text) {
    try {
      return Bodies.session(text);
    } catch (RuntimeException e) {
      throw damaged(session, e);
    }
  }

  private RuntimeException damaged(SessionId session, RuntimeException cause) {
    return database.failures().damaged("a snapshot of session '" + session + "'", cause);
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
