package dev.bureau.testing.simulation;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.ArrayList;
import java.util.List;

/** The sessions of a chain by their links alone, whatever else says where it ends. */
final class WalkedChain {
  private WalkedChain() {}

  static List<Session> from(Bureau bureau, SessionId first) {
    List<Session> chain = new ArrayList<>(List.of(bureau.sessions().get(first)));
    SessionId next = chain.get(0).links().transitionedTo();
    while (next != null && bureau.sessions().find(next).isPresent()) {
      chain.add(bureau.sessions().get(next));
      next = chain.get(chain.size() - 1).links().transitionedTo();
    }
    return chain;
  }

  static Session end(Bureau bureau, SessionId first) {
    List<Session> chain = from(bureau, first);
    return chain.get(chain.size() - 1);
  }
}
