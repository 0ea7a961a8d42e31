package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.StoredSession;
import dev.bureau.testing.ForwardingSessions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong because an instance keeps to itself what belongs to all. */
final class InstanceFaults {
  private InstanceFaults() {}

  /** An instance shows the heads that it has read, until it writes them itself. */
  static Defect headsCached() {
    return Defect.sessions(
        works -> {
          Map<SessionId, Optional<StoredSession>> read = new ConcurrentHashMap<>();
          return new ForwardingSessions(works.sessions()) {
            @Override
            public Optional<StoredSession> head(SessionId session) {
              return read.computeIfAbsent(session, super::head);
            }

            @Override
            public CommitOutcome commit(Commit commit) {
              read.remove(commit.session());
              CommitOutcome outcome = super.commit(commit);
              read.remove(commit.session());
              return outcome;
            }
          };
        });
  }
}
