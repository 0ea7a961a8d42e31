package dev.bureau.orchestrator.session;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A session with all that are supervised below it. */
final class Tree {
  private final Sessions sessions;

  Tree(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Ends each that is not final, from the top. A supervisor that is final takes no new sessions, so
   * once those below it are gone through, nobody is left.
   *
   * @return those that were ended
   */
  List<Session> each(Session top, UnaryOperator<Session> ending) {
    List<Session> ended = new ArrayList<>();
    if (!top.status().isFinal()) {
      ended.add(ending.apply(top));
    }
    for (Session each : below(top)) {
      ended.addAll(each(each, ending));
    }
    return ended;
  }

  /** The chains of all below it, each by its first session, the lowest first. */
  List<SessionId> chainsBelow(Session top) {
    Set<SessionId> chains = new LinkedHashSet<>();
    for (Session each : below(top)) {
      chains.addAll(chainsBelow(each));
      chains.add(each.links().chain());
    }
    return List.copyOf(chains);
  }

  private List<Session> below(Session supervisor) {
    return sessions.all(Query.of(Filter.supervisor(supervisor.links().chain()))).toList();
  }
}
