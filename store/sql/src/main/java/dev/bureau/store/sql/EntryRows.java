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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Journal entries as rows. */
final class EntryRows {
  static final String COLUMNS =
      "session, version, idx, at, commit_id, epoch, actor, type, type_version, body, position";

  /** The most rows of one statement. */
  private static final int ROWS = 8;

  /** Of one row, of two and so on; what the entries of a commit have in common is bound once. */
  private static final List<String> INSERTS =
      IntStream.rangeClosed(1, ROWS).mapToObj(EntryRows::insert).toList();

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
    for (int first = 0; first < bodies.size(); first += ROWS) {
      List<Body> some = bodies.subList(first, Math.min(first + ROWS, bodies.size()));
      Statement insert =
          link.sql(INSERTS.get(some.size() - 1))
              .text(commit.session().value())
              .number(commit.head().version())
              .number(Nanos.exact(commit.moment().now()))
              .bytes(CommitIds.bytes(commit.moment().commit()))
              .number(commit.epoch())
              .text(commit.moment().actor().value())
              .number(first);
      for (Body body : some) {
        insert.text(body.type()).number(body.version()).text(body.json());
      }
      insert.update();
    }
  }

  /** OR FAIL: SQLite need not be able to take back the first rows alone, for none would stand. */
  private static String insert(int rows) {
    return "INSERT OR FAIL INTO entry (session, version, at, commit_id, epoch, actor, idx, type,"
        + " type_version, body) VALUES "
        + IntStream.range(0, rows)
            .mapToObj(row -> "(?1, ?2, ?3, ?4, ?5, ?6, ?7 + " + row + ", ?, ?, ?)")
            .collect(Collectors.joining(", "));
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
