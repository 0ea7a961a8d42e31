package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.ContentionException;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Store;
import java.util.Map;

/** Counts in the metadata of one session, commit by commit, so that a lost one shows. */
final class Counting {
  static final SessionId SESSION = new SessionId("counted");

  private static final Caller CALLER = Caller.of(Actor.user("counter"));

  private final Door door;

  Counting(Store store) {
    this.door = new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
  }

  void create() {
    SessionSpec spec = SessionSpec.active("counted");
    Links links = Links.first(SESSION, null);
    door.create(
        SESSION,
        CALLER,
        (session, aspects, moment) ->
            Change.of(new SessionCreated(spec.profile(), Map.of(), links, null, spec.digest())));
  }

  /** Counts one on; returns the version that did it. */
  long next() {
    while (true) {
      try {
        return door.change(
                SESSION,
                CALLER,
                (session, aspects, moment) -> {
                  Map<String, Object> patch = Map.of("count", count(session) + 1);
                  return Change.of(SessionRules.update(session, SessionUpdate.metadata(patch)));
                })
            .session()
            .version();
      } catch (ContentionException lost) {
        // Others were faster a hundred times in a row: only then is it up to the caller, who tries
        // on.
        if (!lost.category().retryHelps()) {
          throw lost;
        }
      }
    }
  }

  static long count(Session session) {
    return (Long) session.metadata().getOrDefault("count", 0L);
  }
}
