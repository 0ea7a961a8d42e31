package dev.bureau.core.door;

import dev.bureau.core.id.SessionId;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one lock that were used last, linked from the newest on, for there are few; all
 * but the lock is guarded by it.
 */
final class Recent {
  /** The most that are kept. */
  static final int MOST = 16;

  final Lock lock;
  private @Nullable Kept newest;
  private int count;

  Recent(Lock lock) {
    this.lock = lock;
  }

  /** What is kept of a session, which is the newest from now on; null if nothing is. */
  @Nullable Kept find(SessionId id) {
    Kept first = newest;
    if (first == null || first.isOf(id)) {
      return first;
    }
    Kept found = taken(id);
    if (found != null) {
      put(found);
    }
    return found;
  }

  /** Keeps a session of which nothing is kept. */
  void add(Kept kept) {
    put(kept);
    if (count > MOST) {
      dropOldest();
    }
  }

  void remove(SessionId id) {
    taken(id);
  }

  private void put(Kept kept) {
    kept.older = newest;
    newest = kept;
    count++;
  }

  private @Nullable Kept taken(SessionId id) {
    Kept newer = null;
    for (Kept each = newest; each != null; each = each.older) {
      if (each.isOf(id)) {
        unlink(newer, each.older);
        return each;
      }
      newer = each;
    }
    return null;
  }

  private void dropOldest() {
    Kept newer = newest;
    while (newer != null && newer.older != null && newer.older.older != null) {
      newer = newer.older;
    }
    unlink(newer, null);
  }

  private void unlink(@Nullable Kept newer, @Nullable Kept older) {
    if (newer == null) {
      newest = older;
    } else {
      newer.older = older;
    }
    count--;
  }
}
