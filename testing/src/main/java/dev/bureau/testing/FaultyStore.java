package dev.bureau.testing;

import dev.bureau.core.error.Category;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A store that breaks when told, over one that works. A broken commit answers {@code Unknown},
 * whether it stands or not; a broken look-up throws. All else goes through. Thread-safe.
 */
public final class FaultyStore extends ForwardingStore {
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger brokenLookUps = new AtomicInteger();
  private final List<Commit> asked = new CopyOnWriteArrayList<>();

  private enum Fault {
    NONE,
    BEFORE,
    AFTER
  }

  private FaultyStore(Store works) {
    super(works);
  }

  /** A store over that one, with nothing broken yet. */
  public static FaultyStore over(Store works) {
    return new FaultyStore(works);
  }

  /** Breaks the n-th commit from now (1 is the next) before it happens. */
  public void breakBeforeCommit(int n) {
    plan(n, Fault.BEFORE);
  }

  /** Breaks the n-th commit from now (1 is the next) after it happened. */
  public void breakAfterCommit(int n) {
    plan(n, Fault.AFTER);
  }

  /** Breaks that many of the next look-ups of an outcome. */
  public void breakLookUps(int count) {
    brokenLookUps.set(count);
  }

  /** All commits that were asked for, in order, broken ones included. */
  public List<Commit> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Sessions sessions() {
    return new FaultySessions(super.sessions());
  }

  private synchronized void plan(int n, Fault fault) {
    Queue<Fault> plan = new ArrayDeque<>(faults);
    faults.clear();
    for (int i = 1; i < n; i++) {
      Fault planned = plan.poll();
      faults.add(planned == null ? Fault.NONE : planned);
    }
    faults.add(fault);
    plan.poll();
    faults.addAll(plan);
  }

  private static StoreException broken() {
    return new StoreException(
        Category.UNAVAILABLE, "faulty store", "broken by the test", "try again", null);
  }

  private final class FaultySessions extends ForwardingSessions {
    FaultySessions(Sessions works) {
      super(works);
    }

    @Override
    public CommitOutcome commit(Commit commit) {
      asked.add(commit);
      Fault fault = faults.poll();
      if (fault == Fault.BEFORE) {
        return new CommitOutcome.Unknown(broken());
      }
      CommitOutcome outcome = super.commit(commit);
      return fault == Fault.AFTER ? new CommitOutcome.Unknown(broken()) : outcome;
    }

    @Override
    public Optional<Long> outcome(SessionId session, CommitId commit) {
      if (brokenLookUps.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw broken();
      }
      return super.outcome(session, commit);
    }
  }
}
