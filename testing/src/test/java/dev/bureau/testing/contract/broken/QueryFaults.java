package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Tally;
import dev.bureau.testing.ForwardingSessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** What goes wrong in lists. */
final class QueryFaults {
  private static final int ALL = 10_000;

  private QueryFaults() {}

  /** Pages are counted off from the start: each removal shifts those behind it. */
  static Defect pagesByOffset() {
    Map<Cursor, Integer> offsets = new ConcurrentHashMap<>();
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Page query(Query query) {
                Cursor after = query.after();
                int offset = after == null ? 0 : offsets.getOrDefault(after, 0);
                List<Session> all =
                    super.query(query.after(null).limit(ALL)).sessions().stream()
                        .skip(offset)
                        .toList();
                if (all.size() <= query.limit()) {
                  return new Page(all, null);
                }
                List<Session> shown = all.subList(0, query.limit());
                List<Object> keys = query.keysOf(shown.get(shown.size() - 1));
                Cursor next = Cursor.behind(query, keys);
                offsets.put(next, offset + shown.size());
                return new Page(shown, next);
              }
            });
  }

  /** A page begins with the session that the one before ended with. */
  static Defect lastSessionRepeated() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Page query(Query query) {
                Page page = super.query(query);
                Cursor after = query.after();
                if (after == null) {
                  return page;
                }
                List<Session> shown = new ArrayList<>(page.sessions());
                List<Object> keys = after.keys(query);
                SessionId last = new SessionId(String.valueOf(keys.get(keys.size() - 1)));
                super.head(last).ifPresent(each -> shown.add(0, each.session()));
                return new Page(shown, page.next());
              }
            });
  }

  /** The number beside a list is that of all sessions. */
  static Defect countsAll() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public long count(Filter filter) {
                return super.count(Filter.all());
              }
            });
  }

  /** Sessions are counted, and what they have done is not. */
  static Defect workLeftOut() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Map<SessionType, Map<Status, Tally>> census() {
                return changed(super.census(), (status, tally) -> only(tally.sessions(), 0));
              }
            });
  }

  /** What sessions have done is counted, but not when they end. */
  static Defect workLeftBehind() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public Map<SessionType, Map<Status, Tally>> census() {
                return changed(
                    super.census(),
                    (status, tally) ->
                        status.isFinal() ? only(tally.sessions(), tally.tasks()) : tally);
              }
            });
  }

  private static Tally only(long sessions, long tasks) {
    return new Tally(sessions, tasks, 0, 0, Duration.ZERO);
  }

  private static Map<SessionType, Map<Status, Tally>> changed(
      Map<SessionType, Map<Status, Tally>> census, BiFunction<Status, Tally, Tally> change) {
    census.values().forEach(statuses -> statuses.replaceAll(change));
    return census;
  }
}
