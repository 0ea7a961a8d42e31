package dev.bureau.orchestrator.session;

import dev.bureau.core.access.Children;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A session with all that are supervised below it, each chain once however many lives it has. */
final class Tree {
  private final Children children;

  Tree(Sessions sessions) {
    this.children = new Children(sessions);
  }

  /**
   * Goes through all chains from the top. Those below one are looked for when it was told.
   *
   * @param told one session of each chain
   */
  void fromTheTop(Session top, Consumer<Session> told) {
    fromTheTop(top, seen(top), told);
  }

  private void fromTheTop(Session top, Set<SessionId> seen, Consumer<Session> told) {
    told.accept(top);
    for (Session each : below(top)) {
      if (seen.add(each.links().chain())) {
        fromTheTop(each, seen, told);
      }
    }
  }

  /** The chains of all below it, each by its first session, the lowest first. */
  List<SessionId> chainsBelow(Session top) {
    List<SessionId> chains = new ArrayList<>();
    addBelow(top, seen(top), chains);
    return chains;
  }

  private void addBelow(Session supervisor, Set<SessionId> seen, List<SessionId> chains) {
    for (Session each : below(supervisor)) {
      if (seen.add(each.links().chain())) {
        addBelow(each, seen, chains);
        chains.add(each.links().chain());
      }
    }
  }

  private static Set<SessionId> seen(Session top) {
    return new HashSet<>(Set.of(top.links().chain()));
  }

  private List<Session> below(Session supervisor) {
    return children.of(supervisor.links().chain()).toList();
  }
}
