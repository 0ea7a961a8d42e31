package dev.bureau.orchestrator.budget;

import dev.bureau.core.access.Children;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Whom a limit of a tree binds, whether they have drawn anything or not. Thread-safe. */
final class Below {
  private final Sessions sessions;
  private final Children children;

  Below(Sessions sessions) {
    this.sessions = sessions;
    this.children = new Children(sessions);
  }

  /**
   * The chain in which the limit stands, and all below it; the first of the chain comes last.
   *
   * @param chain the first of the chain
   */
  void each(SessionId chain, Consumer<SessionId> what) {
    Set<SessionId> seen = new HashSet<>(Set.of(chain));
    Deque<SessionId> supervisors = new ArrayDeque<>(Set.of(chain));
    sessions
        .all(Query.of(Filter.equal(Field.of(HeadField.CHAIN), chain)))
        .map(Session::id)
        .filter(later -> !later.equals(chain))
        .forEach(what);
    while (!supervisors.isEmpty()) {
      children
          .of(supervisors.remove())
          .forEach(
              below -> {
                if (seen.add(below.links().chain())) {
                  supervisors.add(below.links().chain());
                }
                what.accept(below.id());
              });
    }
    what.accept(chain);
  }
}
