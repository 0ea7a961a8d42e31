package dev.bureau.core.door;

import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/**
 * The sessions that this process works with: a lock for each, and the latest ones in memory so that
 * the next decision needs no read. What is in memory may be behind another process; the commit's
 * expected version finds out.
 */
final class Live {
  private static final int STRIPES = 256;
  private static final int KEPT_PER_STRIPE = 16;

  private final Store store;
  private final Replay replay;
  private final Fold fold;
  private final Stripe[] stripes = new Stripe[STRIPES];

  Live(Store store, Replay replay, Fold fold, Seams seams) {
    this.store = store;
    this.replay = replay;
    this.fold = fold;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(seams.lock());
    }
  }

  <T> T locked(SessionId id, Supplier<T> work) {
    Lock lock = stripe(id).lock;
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** The session as it was when last seen; the caller has its lock. */
  Loaded known(SessionId id) {
    Loaded kept = stripe(id).recent.get(id);
    return kept != null ? kept : fresh(id);
  }

  /** The session as the store has it; version 0 if it has none. The caller has its lock. */
  Loaded fresh(SessionId id) {
    Optional<StoredSession> stored = store.sessions().head(id);
    if (stored.isEmpty()) {
      forget(id);
      return new Loaded(Session.absent(id), Aspects.NONE, 0, true, SnapshotAge.NONE);
    }
    Loaded loaded = whole(stored.get());
    keep(loaded);
    return loaded;
  }

  private Loaded whole(StoredSession stored) {
    Session session = stored.session();
    Loaded kept = stripe(session.id()).recent.get(session.id());
    if (kept != null && kept.session().equals(session)) {
      return new Loaded(
          session, kept.aspects(), stored.epoch(), stored.writable(), kept.snapshotAge());
    }
    Replay.Aspected replayed = replay.aspects(session);
    return new Loaded(
        session, replayed.aspects(), stored.epoch(), stored.writable(), replayed.age());
  }

  void keep(Loaded loaded) {
    stripe(loaded.session().id()).recent.put(loaded.session().id(), loaded);
  }

  void forget(SessionId id) {
    stripe(id).recent.remove(id);
  }

  /** The session after these events, as the result of one commit. */
  Loaded folded(Loaded before, List<Event<?>> events, Instant at) {
    Fold.State after = fold.after(new Fold.State(before.session(), before.aspects()), events, at);
    return new Loaded(
        after.session().committed(at),
        after.aspects(),
        before.epoch(),
        before.writable(),
        before.snapshotAge().committed(events.size()));
  }

  private Stripe stripe(SessionId id) {
    int hash = id.hashCode();
    return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
  }

  private static final class Stripe {
    final Lock lock;
    final Map<SessionId, Loaded> recent =
        new LinkedHashMap<>(KEPT_PER_STRIPE * 2, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<SessionId, Loaded> eldest) {
            return size() > KEPT_PER_STRIPE;
          }
        };

    Stripe(Lock lock) {
      this.lock = lock;
    }
  }
}
