package dev.bureau.store.memory;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Posting;
import java.util.BitSet;
import java.util.Collection;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** The locks that guard sessions and mailboxes: each name has one, many names share it. */
final class Stripes {
  private static final int COUNT = 256;

  private final Lock[] locks = new Lock[COUNT];

  Stripes(Seams seams) {
    for (int i = 0; i < COUNT; i++) {
      locks[i] = seams.lock();
    }
  }

  /** What guards one name, for those who need no other. */
  Lock lock(SessionId name) {
    return locks[stripe(name)];
  }

  /** Does something while one name is held. */
  <T> T holding(SessionId name, Supplier<T> work) {
    return holding(lock(name), work);
  }

  /** Does something while two names are held. */
  <T> T holding(SessionId one, SessionId other, Supplier<T> work) {
    if (one.equals(other)) {
      return holding(one, work);
    }
    BitSet wanted = new BitSet(COUNT);
    wanted.set(stripe(one));
    wanted.set(stripe(other));
    return holding(wanted, 0, work);
  }

  /** Does something while many names are held. */
  <T> T holding(Collection<SessionId> names, Supplier<T> work) {
    if (names.size() == 1) {
      return holding(names.iterator().next(), work);
    }
    BitSet wanted = new BitSet(COUNT);
    names.forEach(each -> wanted.set(stripe(each)));
    return holding(wanted, 0, work);
  }

  /** Does something while all names that a commit touches are held. */
  <T> T holding(Commit commit, Supplier<T> work) {
    BitSet wanted = new BitSet(COUNT);
    wanted.set(stripe(commit.session()));
    wanted.set(stripe(commit.head().links().chain()));
    for (Posting each : commit.postings()) {
      wanted.set(stripe(each.mailbox()));
    }
    return holding(wanted, 0, work);
  }

  private <T> T holding(BitSet wanted, int from, Supplier<T> work) {
    int next = wanted.nextSetBit(from);
    return next < 0 ? work.get() : holding(locks[next], () -> holding(wanted, next + 1, work));
  }

  /** Does something while a lock is held. */
  static <T> T holding(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static int stripe(SessionId name) {
    int hash = name.hashCode();
    return (hash ^ (hash >>> 16)) & (COUNT - 1);
  }
}
