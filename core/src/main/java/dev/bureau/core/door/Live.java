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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that this process works with: a lock for each, and the latest ones in memory so that
 * the next decision needs no read. What is in memory may be behind another process; the commit's
 * expected version finds out.
 */
final class Live {
  private static final int LEAST_STRIPES = 256;

  private final Store store;
  private final Replay replay;
  private final Fold fold;
  private final Recent[] recent;

  /**
   * @param kept how many sessions to keep in memory, about; some thousands in any case
   */
  Live(Store store, Replay replay, Fold fold, Seams seams, int kept) {
    this.store = store;
    this.replay = replay;
    this.fold = fold;
    // Half as many as there is room for, because they never spread evenly.
    int stripes = Math.max(LEAST_STRIPES, Integer.highestOneBit(kept / (Recent.MOST / 2)) * 2);
    this.recent = new Recent[stripes];
    for (int i = 0; i < stripes; i++) {
      recent[i] = new Recent(seams.lock());
    }
  }

  /** Guards what is known of a session. */
  Lock lock(SessionId id) {
    return recent(id).lock;
  }

  /** The session as it was when last seen; the caller has its lock. */
  Kept known(SessionId id) {
    Kept kept = recent(id).find(id);
    return kept != null ? kept : fresh(id);
  }

  /** The session as the store has it; version 0 if it has none. The caller has its lock. */
  Kept fresh(SessionId id) {
    Kept kept = recent(id).find(id);
    Optional<StoredSession> stored = head(id, kept == null ? null : kept.loaded().session());
    if (stored.isEmpty()) {
      forget(id);
      return new Kept(new Loaded(Session.absent(id), Aspects.NONE, 0, true), 0, 0);
    }
    return kept(stored.get());
  }

  /** The session whose head the store has given, or a later one. The caller has its lock. */
  Kept kept(StoredSession stored) {
    Session session = stored.session();
    Kept kept = recent(session.id()).find(session.id());
    if (kept != null && isLater(kept.loaded().session(), session)) {
      return kept;
    }
    if (kept != null && kept.loaded().session().equals(session)) {
      kept.seen(loaded(stored, kept.loaded().aspects()));
      return kept;
    }
    Replay.Aspected replayed = replay.aspects(session);
    Kept read =
        new Kept(loaded(stored, replayed.aspects()), replayed.commits(), replayed.entries());
    keep(read);
    return read;
  }

  /** Whether a session was committed after the store gave that head of it. */
  private static boolean isLater(Session known, Session given) {
    return known.version() > given.version() && known.isSameLife(given);
  }

  /** A head as the store has it. The caller may have the lock of another session. */
  Optional<StoredSession> head(SessionId id) {
    return head(id, peek(id));
  }

  private Optional<StoredSession> head(SessionId id, @Nullable Session known) {
    return known == null ? store.sessions().head(id) : store.sessions().head(known);
  }

  /** What is known of a session; null also if that cannot be told without waiting. */
  private @Nullable Session peek(SessionId id) {
    Recent mates = recent(id);
    if (!mates.lock.tryLock()) {
      return null; // to wait here with another lock in hand could be for ever
    }
    try {
      Kept kept = mates.find(id);
      return kept == null ? null : kept.loaded().session();
    } finally {
      mates.lock.unlock();
    }
  }

  private static Loaded loaded(StoredSession stored, Aspects aspects) {
    return new Loaded(stored.session(), aspects, stored.epoch(), stored.writable());
  }

  void keep(Kept kept) {
    SessionId id = kept.loaded().session().id();
    Recent mates = recent(id);
    mates.remove(id);
    mates.add(kept);
  }

  void forget(SessionId id) {
    recent(id).remove(id);
  }

  /** The session after these events, as the result of one commit. */
  Loaded folded(Loaded before, List<Event<?>> events, Instant at) {
    Fold.State after = fold.after(new Fold.State(before.session(), before.aspects()), events, at);
    return new Loaded(
        after.session().committed(at), after.aspects(), before.epoch(), before.writable());
  }

  private Recent recent(SessionId id) {
    int hash = id.hashCode();
    return recent[(hash ^ (hash >>> 16)) & (recent.length - 1)];
  }
}
