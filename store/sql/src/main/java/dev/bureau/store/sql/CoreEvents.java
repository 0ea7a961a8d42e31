package dev.bureau.store.sql;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.OpaqueEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells whether this program understands all core events of a session. The file lists the kinds of
 * core events that were ever written into it; as long as all are known here, which is almost
 * always, no journal has to be searched.
 */
final class CoreEvents {
  private final Map<String, Integer> known = new HashMap<>();
  private final Set<Kind> listed = ConcurrentHashMap.newKeySet();
  private volatile Foreign foreign = new Foreign(0, List.of());

  CoreEvents(EventCatalogue catalogue) {
    for (EventType<?> each : catalogue.types()) {
      known.put(each.name(), each.version());
    }
  }

  /** A kind of event in one of its versions. */
  record Kind(String type, int version) {
    boolean isCore() {
      return new OpaqueEvent(type, version, "").isCore();
    }
  }

  /** The kinds that are not known here, among all up to that number in the list. */
  private record Foreign(long upTo, List<Kind> kinds) {}

  /** The kinds among these that may not be in the file's list yet. */
  Set<Kind> unlisted(List<EntryRows.Body> bodies) {
    Set<Kind> kinds = new LinkedHashSet<>();
    for (EntryRows.Body body : bodies) {
      Kind kind = new Kind(body.type(), body.version());
      if (kind.isCore() && !listed.contains(kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  void list(Link link, Set<Kind> kinds) throws SQLException {
    for (Kind kind : kinds) {
      link.sql("INSERT OR IGNORE INTO core_event (type, type_version) VALUES (?, ?)")
          .text(kind.type())
          .number(kind.version())
          .update();
    }
  }

  /** These are in the list for certain: their commit stands. */
  void listed(Set<Kind> kinds) {
    listed.addAll(kinds);
  }

  /**
   * Whether all core events of a session are known here.
   *
   * @param last the last number in the file's list
   */
  boolean understood(Link link, SessionId session, long last) throws SQLException {
    for (Kind kind : foreign(link, last).kinds()) {
      boolean found =
          link.sql(
                  "SELECT 1 FROM entry WHERE session = ? AND type = ? AND type_version = ? LIMIT 1")
              .text(session.value())
              .text(kind.type())
              .number(kind.version())
              .first(row -> true)
              .isPresent();
      if (found) {
        return false;
      }
    }
    return true;
  }

  private Foreign foreign(Link link, long last) throws SQLException {
    Foreign present = foreign;
    if (present.upTo() != last) {
      List<Kind> kinds =
          new ArrayList<>(
              link.sql("SELECT type, type_version FROM core_event WHERE number <= ?")
                  .number(last)
                  .all(row -> new Kind(row.getString(1), row.getInt(2))));
      kinds.removeIf(each -> each.version() <= known.getOrDefault(each.type(), 0));
      present = new Foreign(last, List.copyOf(kinds));
      foreign = present;
    }
    return present;
  }
}
