package dev.bureau.testing.promise;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import java.util.HashMap;
import java.util.Map;

/** P2: no two commits of one session share a version, and no version is missing. */
public final class Versions implements Promise {
  private final Map<SessionId, Long> last = new HashMap<>();

  @Override
  public void committed(Commit commit, long version) {
    SessionId session = commit.session();
    long before = last.getOrDefault(session, 0L);
    if (version != before + 1 || commit.expectedVersion() != before) {
      throw new AssertionError(
          "Versions without gaps (P2): %s is at version %d, and a commit that was decided on version %d stands as %d"
              .formatted(session, before, commit.expectedVersion(), version));
    }
    last.put(session, version);
  }

  @Override
  public void removed(SessionId session) {
    last.remove(session);
  }
}
