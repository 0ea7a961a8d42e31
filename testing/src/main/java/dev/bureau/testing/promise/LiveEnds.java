package dev.bureau.testing.promise;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** P8: of the sessions of one chain never two live. */
public final class LiveEnds implements Promise {
  private final Map<SessionId, Set<SessionId>> live = new TreeMap<>();

  @Override
  public void committed(Commit commit, long version) {
    SessionId chain = commit.head().links().chain();
    Set<SessionId> alive = live.computeIfAbsent(chain, each -> new TreeSet<>());
    boolean over =
        commit.head().status().isFinal() || commit.head().links().transitionedTo() != null;
    if (over) {
      alive.remove(commit.session());
    } else {
      alive.add(commit.session());
    }
    if (alive.size() > 1) {
      throw new AssertionError(
          "One live end of each chain (P8): of the chain of %s live %s".formatted(chain, alive));
    }
  }

  @Override
  public void removed(SessionId session) {
    live.values().forEach(each -> each.remove(session));
  }
}
