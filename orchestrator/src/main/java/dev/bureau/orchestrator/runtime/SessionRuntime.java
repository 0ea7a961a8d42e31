package dev.bureau.orchestrator.runtime;

import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.progress.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the sessions whose agents are bound in this process. A session is live while it has a {@link
 * Worker}, which holds its lease; it gets one when work arrives and there is a slot, and gives it
 * up when it rests, ends, or loses its lease. Thread-safe.
 *
 * <p>Commits of this process wake a worker at once; a look at all mailboxes with work, every poll
 * interval and at the start, finds what other processes sent and what dead ones left behind.
 */
public final class SessionRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRuntime.class);
  private static final int MAILBOXES_PER_LOOK = 1_000;
  private static final int RENEWALS_PER_LEASE = 3;

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final RuntimeSettings settings;
  private final Holder holder;
  private final Handling handling;
  private final Lock lock;
  private final Condition changed;
  private final Map<SessionId, Worker> workers = new LinkedHashMap<>();
  private final List<Tasks.Repeating> loops = new ArrayList<>();
  private final Queue<Turn> ready = new ArrayDeque<>();
  private Door.@Nullable Listening listening;
  private int running;
  private volatile boolean closed;
  private volatile @Nullable StoreException trouble;

  /**
   * @param progress where handlings tell how far they are
   * @param node the name under which this runtime holds leases
   */
  public SessionRuntime(
      Door door,
      Store store,
      Fold fold,
      Seams seams,
      Agents agents,
      Progress progress,
      RuntimeSettings settings,
      String node) {
    this.store = store;
    this.seams = seams;
    this.settings = settings;
    this.holder = new Holder(node, seams.processes().self());
    this.handling = new Handling(door, store, fold, seams, agents, progress, settings);
    this.lock = seams.lock();
    this.changed = lock.newCondition();
    this.door = door;
  }

  /** Begins to look for work. */
  public void start() {
    listening = door.listen(this::committed);
    loops.add(seams.tasks().every("work", settings.poll(), this::look));
    loops.add(
        seams.tasks().every("leases", settings.lease().dividedBy(RENEWALS_PER_LEASE), this::renew));
    loops.get(0).wake();
  }

  /** There may be work in that mailbox. */
  public void wake(SessionId mailbox) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      Worker worker =
          workers.computeIfAbsent(
              mailbox,
              each -> new Worker(each, handling, store, seams, settings, holder, () -> closed));
      if (worker.scheduled()) {
        ready.add(new Turn(worker, worker::drain));
        dispatch();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A worker whose turn it is, and what it does in it. */
  private record Turn(Worker worker, Supplier<Worker.After> work) {}

  /** Gives turns to who is ready, first come, first served, as long as there are slots. */
  private void dispatch() {
    while (running < settings.maxSessions() && !ready.isEmpty()) {
      Turn turn = ready.remove();
      running++;
      seams.tasks().execute("session " + turn.worker().mailbox(), () -> run(turn));
    }
  }

  private void run(Turn turn) {
    Worker worker = turn.worker();
    Worker.After after = Worker.After.LEAVES;
    boolean whole = false;
    try {
      after = turn.work().get();
      whole = true;
    } catch (StoreException e) {
      troubled(e);
    } finally {
      if (!whole) {
        worker.breakOff();
      }
      lock.lock();
      try {
        running--;
        boolean again = worker.finished() || after == Worker.After.HAS_MORE;
        if (after == Worker.After.LEAVES) {
          workers.remove(worker.mailbox());
        }
        if (again) {
          wake(worker.mailbox());
        }
        dispatch();
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** The store could not serve: whatever it was will be tried again at a later look. */
  private void troubled(StoreException failure) {
    if (trouble == null) {
      LOG.warn("The store cannot serve at the moment: {}", failure.getMessage());
    }
    LOG.debug("The store cannot serve", failure);
    trouble = failure;
  }

  /** Why the store could not serve, if nothing has been committed here since. */
  public Optional<StoreException> trouble() {
    return Optional.ofNullable(trouble);
  }

  private void look() {
    try {
      lookForWork();
    } catch (StoreException e) {
      troubled(e);
    }
  }

  private void lookForWork() {
    String after = "";
    List<SessionId> waiting;
    do {
      waiting = store.mailboxes().waiting(seams.wall().instant(), after, MAILBOXES_PER_LOOK);
      for (SessionId mailbox : waiting) {
        if (handling.mayRun(mailbox)) {
          wake(mailbox);
        }
        after = mailbox.value();
      }
    } while (waiting.size() == MAILBOXES_PER_LOOK);
  }

  private void renew() {
    try {
      renewLeases();
    } catch (StoreException e) {
      troubled(e);
    }
  }

  private void renewLeases() {
    List<Worker> holding = holding();
    List<Lease> leases = holding.stream().flatMap(each -> each.lease().stream()).toList();
    Set<SessionId> kept = new HashSet<>();
    store
        .leases()
        .renew(holder, leases, settings.lease())
        .forEach(each -> kept.add(each.session()));
    for (Worker worker : holding) {
      worker.lease().filter(each -> !kept.contains(each.session())).ifPresent(worker::lost);
      if (worker.isAtWork() && handling.hasEnded(worker.mailbox())) {
        worker.interrupt(); // another process has ended the session
      }
      if (worker.isIdle()) {
        rest(worker);
      }
    }
  }

  private void rest(Worker worker) {
    lock.lock();
    try {
      if (!closed && worker.scheduled()) {
        ready.add(new Turn(worker, worker::rest));
        dispatch();
      }
    } finally {
      lock.unlock();
    }
  }

  private List<Worker> holding() {
    lock.lock();
    try {
      return workers.values().stream().filter(each -> each.lease().isPresent()).toList();
    } finally {
      lock.unlock();
    }
  }

  private void committed(Commit commit) {
    trouble = null;
    commit.postings().forEach(each -> wake(each.mailbox()));
    for (Event<?> event : commit.change().events()) {
      if (event instanceof StatusChanged || event instanceof CellResolved) {
        SessionId mailbox = commit.head().links().chain();
        if (commit.head().status().isFinal()) {
          interrupt(mailbox);
        }
        wake(mailbox);
        return;
      }
    }
  }

  private void interrupt(SessionId mailbox) {
    lock.lock();
    try {
      Worker worker = workers.get(mailbox);
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops: handlings under way end, nothing new begins, leases are given back. Waits for the
   * handlings without limit; a thread that is interrupted meanwhile stops waiting and leaves the
   * leases to expire.
   */
  @Override
  public void close() {
    List<Lease> left;
    lock.lock();
    try {
      closed = true;
      ready.clear();
      if (listening != null) {
        listening.close();
      }
      loops.forEach(Tasks.Repeating::close);
      while (running > 0) {
        changed.await();
      }
      left = workers.values().stream().flatMap(each -> each.lease().stream()).toList();
      workers.clear();
    } catch (InterruptedException e) {
      LOG.warn("Interrupted while handlings were under way; their leases expire by themselves");
      Thread.currentThread().interrupt();
      return;
    } finally {
      lock.unlock();
    }
    if (!left.isEmpty()) {
      store.leases().release(holder, left);
    }
  }
}
