package dev.bureau.store.memory;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionUpdated;
import dev.bureau.core.store.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Commits of one event each, for what is inside the memory store. */
final class Commitments {
  private Commitments() {}

  static Commit of(SessionId session, CommitId id, long version) {
    Moment moment = new Moment(Instant.EPOCH, id, Actor.user("test"));
    Session head = Session.absent(session);
    while (head.version() < version) {
      head = head.committed(moment.now());
    }
    Change change = Change.of(new SessionUpdated(Map.of("a", 1), null, null));
    return new Commit(version - 1, 0, moment, change, head, List.of());
  }
}
