package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.StoredAspect;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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

  /** A head in its row. */
  private record Row(long number, Session head) {}

  long keep(Snapshot snapshot) {
    String head = Bodies.of(snapshot.head());
    List<StoredAspect> aspects = StoredAspect.of(snapshot.aspects(), catalogue);
    long size = head.length() + aspects.stream().mapToLong(SnapshotRows::size).sum();
    if (aspects.stream().anyMatch(each -> size(each) > JsonLimits.STATE.bytes() / 3)) {
      return size; // it might be too large to be read; the journal is there
    }
    return database.write(link -> insert(link, snapshot, head, aspects) ? size : 0L);
  }

  Optional<Snapshot> latest(SessionId session, long atMost) {
    return database.read(
        link -> {
          Optional<Row> row =
              link.sql(
                      "SELECT snapshot.number, snapshot.head FROM snapshot JOIN session ON"
                          + " session.id = snapshot.session AND session.created = snapshot.created"
                          + " WHERE session = ? AND snapshot.version <= ?"
                          + " ORDER BY snapshot.version DESC LIMIT 1")
                  .text(session.value())
                  .number(atMost)
                  .first(each -> new Row(each.getLong(1), head(session, each.getString(2))));
          return row.isEmpty() ? Optional.empty() : snapshot(link, row.get());
        });
  }

  private Optional<Snapshot> snapshot(Link link, Row row) throws SQLException {
    List<StoredAspect> stored =
        link.sql("SELECT name, version, state FROM snapshot_aspect WHERE snapshot = ?")
            .number(row.number())
            .all(each -> new StoredAspect(each.getString(1), each.getInt(2), each.getString(3)));
    try {
      return StoredAspect.read(stored, catalogue).map(all -> new Snapshot(row.head(), all));
    } catch (RuntimeException e) {
      throw damaged(row.head().id(), e);
    }
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
