package dev.bureau.store.sql;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.store.Commit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Journal entries as rows. */
final class EntryRows {
  static final String COLUMNS =
      "session, version, idx, at, commit_id, epoch, actor, type, type_version, body, position";

  private static final String INSERT =
      "INSERT INTO entry (session, version, idx, at, commit_id, epoch, actor, type, type_version,"
          + " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Failures failures;
  private final EventCatalogue catalogue;

  EntryRows(Failures failures, EventCatalogue catalogue) {
    this.failures = failures;
    this.catalogue = catalogue;
  }

  /** An event as it is stored. */
  record Body(String type, int version, String json) {}

  /**
   * The events of a commit as they are stored.
   *
   * @throws IllegalArgumentException if one is not in the catalogue
   */
  List<Body> bodies(Commit commit) {
    List<Body> bodies = new ArrayList<>();
    for (Event<?> event : commit.change().events()) {
      String type = catalogue.nameOf(event);
      String json = Bodies.within(type, catalogue.encode(event), JsonLimits.EVENT);
      bodies.add(new Body(type, catalogue.versionOf(event), json));
    }
    return bodies;
  }

  void insert(Link link, Commit commit, List<Body> bodies) throws SQLException {
    long at = Nanos.exact(commit.moment().now());
    byte[] id = CommitIds.bytes(commit.moment().commit());
    int index = 0;
    for (Body body : bodies) {
      link.sql(INSERT)
          .text(commit.session().value())
          .number(commit.head().version())
          .number(index++)
          .number(at)
          .bytes(id)
          .number(commit.epoch())
          .text(commit.moment().actor().value())
          .text(body.type())
          .number(body.version())
          .text(body.json())
          .update();
    }
  }

  /** Reads a row of {@link #COLUMNS}, whose body may be packed. */
  Entry read(ResultSet row, Unpacking unpacking) throws SQLException {
    String session = row.getString(1);
    long version = row.getLong(2);
    int index = row.getInt(3);
    try {
      String body = row.getString(10);
      if (body.isEmpty()) {
        body = unpacking.body(session, new Chunk.Place(version, index));
      }
      return new Entry(
          new SessionId(session),
          version,
          index,
          Nanos.instant(row.getLong(4)),
          CommitIds.id(row.getBytes(5)),
          row.getLong(6),
          new Actor(row.getString(7)),
          catalogue.decode(row.getString(8), row.getInt(9), body));
    } catch (RuntimeException e) { // whatever an upgrade of old events may throw, too
      throw failures.damaged("version " + version + " of session '" + session + "'", e);
    }
  }

  /** Where in the feed a row of {@link #COLUMNS} is. */
  static long position(ResultSet row) throws SQLException {
    return row.getLong(11);
  }
}
