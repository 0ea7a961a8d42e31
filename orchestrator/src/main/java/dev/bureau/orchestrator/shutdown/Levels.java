package dev.bureau.orchestrator.shutdown;

import dev.bureau.core.access.Children;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sessions in the order in which they are stopped: level by level from the bottom of their trees,
 * so that departments stop before their director, and within a level in reverse order of start.
 */
final class Levels {
  private static final Comparator<Session> LAST_STARTED =
      Comparator.comparing(Levels::started)
          .thenComparing(each -> each.times().created())
          .thenComparing(each -> each.id().value())
          .reversed();

  private static final int PAGE = 1_000;

  private final Sessions sessions;
  private final Children children;

  Levels(Sessions sessions) {
    this.sessions = sessions;
    this.children = new Children(sessions);
  }

  private static Instant started(Session session) {
    Instant started = session.times().started();
    return started == null ? Instant.MAX : started; // it has not begun to work: the first to go
  }

  /**
   * A session and those below it, as they were when they were looked for.
   *
   * @param chains of all, the topmost first
   * @param size how many are below, those that have ended included
   * @param levels those below that are not final, the lowest level first
   */
  record Tree(List<SessionId> chains, long size, List<List<Session>> levels) {
    SessionId top() {
      return chains.get(0);
    }
  }

  /**
   * The tree below a chain.
   *
   * @param top its first session
   */
  Tree below(SessionId top) {
    List<SessionId> chains = new ArrayList<>(List.of(top));
    List<List<Session>> levels = new ArrayList<>();
    List<Session> level = children.of(List.of(top)).toList();
    long size = 0;
    while (!level.isEmpty()) {
      size += level.size();
      levels.add(level.stream().filter(Levels::isAlive).sorted(LAST_STARTED).toList());
      List<SessionId> next = level.stream().map(each -> each.links().chain()).distinct().toList();
      chains.addAll(next);
      level = children.of(next).toList();
    }
    levels.removeIf(List::isEmpty);
    Collections.reverse(levels);
    return new Tree(chains, size, levels);
  }

  /** The same tree, or what has become of it if it has no longer as many sessions. */
  Tree again(Tree before) {
    return children.namedBy(before.chains()) == before.size() ? before : below(before.top());
  }

  /** All there are that are not final, the lowest level first. */
  List<List<Session>> all() {
    Map<SessionId, Session> alive = new HashMap<>();
    sessions
        .all(Query.of(Filter.notFinal()).limit(PAGE))
        .forEach(each -> alive.put(each.links().chain(), each));
    List<List<Session>> levels = new ArrayList<>();
    alive
        .values()
        .forEach(
            each -> {
              int depth = depth(each, alive);
              while (levels.size() <= depth) {
                levels.add(new ArrayList<>());
              }
              levels.get(depth).add(each);
            });
    levels.forEach(each -> each.sort(LAST_STARTED));
    levels.removeIf(List::isEmpty);
    Collections.reverse(levels);
    return levels;
  }

  private static int depth(Session session, Map<SessionId, Session> alive) {
    int depth = 0;
    SessionId above = session.links().supervisor();
    while (above != null && alive.containsKey(above) && depth < alive.size()) {
      depth++;
      above = alive.get(above).links().supervisor();
    }
    return depth;
  }

  private static boolean isAlive(Session session) {
    return !session.status().isFinal();
  }
}
