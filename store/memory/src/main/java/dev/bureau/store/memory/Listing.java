package dev.bureau.store.memory;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One page of a query: in the default order it walks from the cursor on, else it sorts all. */
final class Listing {
  private final Query query;
  private final NavigableMap<Life.Place, Life> byAge;

  Listing(Query query, NavigableMap<Life.Place, Life> byAge) {
    this.query = query;
    this.byAge = byAge;
  }

  /** A session and where it is in the order. */
  private record Placed(Session session, List<@Nullable Object> keys) {}

  Page page() {
    List<Placed> found = query.order().isEmpty() ? walked() : sorted();
    List<Session> sessions = new ArrayList<>();
    for (Placed each : found.subList(0, Math.min(found.size(), query.limit()))) {
      sessions.add(each.session());
    }
    boolean more = found.size() > query.limit();
    return new Page(
        sessions, more ? Cursor.behind(query, found.get(query.limit() - 1).keys()) : null);
  }

  /** Up to one more than the page holds. */
  private List<Placed> walked() {
    List<Placed> found = new ArrayList<>();
    long skip = query.skipped();
    for (Life each : behindCursor()) {
      Session session = each.stand().session();
      if (means(session) && skip-- <= 0) {
        found.add(new Placed(session, query.keysOf(session)));
        if (found.size() > query.limit()) {
          break;
        }
      }
    }
    return found;
  }

  private Collection<Life> behindCursor() {
    Cursor after = query.after();
    if (after == null) {
      return byAge.values();
    }
    List<@Nullable Object> keys = after.keys(query);
    Instant created = (Instant) Objects.requireNonNull(keys.get(0));
    String id = (String) Objects.requireNonNull(keys.get(1));
    return byAge.tailMap(new Life.Place(created, new SessionId(id)), false).values();
  }

  private List<Placed> sorted() {
    Comparator<List<@Nullable Object>> order = query.byKeys();
    Cursor after = query.after();
    List<@Nullable Object> behind = after == null ? null : after.keys(query);
    List<Placed> found = new ArrayList<>();
    for (Life each : byAge.values()) {
      Session session = each.stand().session();
      if (means(session)) {
        List<@Nullable Object> keys = query.keysOf(session);
        if (behind == null || order.compare(keys, behind) > 0) {
          found.add(new Placed(session, keys));
        }
      }
    }
    found.sort((one, other) -> order.compare(one.keys(), other.keys()));
    return found.subList((int) Math.min(query.skipped(), found.size()), found.size());
  }

  private boolean means(Session session) {
    return MemorySessions.listed(session) && query.filter().matches(session);
  }
}
