package dev.bureau.orchestrator.runtime;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who works when: gives turns to the sessions that have work, and room to those that are to be
 * live. Thread-safe.
 *
 * <p>Without room a session may look what it has to do, no more. If it has work, it waits for room:
 * the session that has been idle longest rests at once, and if none is idle, one with more to do
 * than fits in a turn gives way at the turn's end.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final Seams seams;
  private final RuntimeConfig settings;
  private final Predicate<SessionId> heldBack;
  private final Consumer<StoreException> troubled;
  private final Function<SessionId, Worker> maker;
  private final Lock lock;
  private final Condition changed;
  private final Live live;
  private final Ready<Turn> ready = new Ready<>();
  private final Ready<Worker> waiting = new Ready<>();
  private final int places;
  private int running;
  private int makingRoom;
  private volatile boolean closed;

  /**
   * @param heldBack whose work is not looked at
   * @param troubled is told why the store could not serve
   */
  Turns(
      Seams seams,
      RuntimeConfig settings,
      Function<SessionId, Worker> maker,
      Predicate<SessionId> heldBack,
      Consumer<StoreException> troubled) {
    this.seams = seams;
    this.settings = settings;
    this.troubled = troubled;
    this.heldBack = heldBack;
    this.maker = maker;
    this.lock = seams.lock();
    this.changed = lock.newCondition();
    this.live = new Live(settings.maxSessions());
    this.places = Math.min(settings.maxSessions(), seams.tasks().atOnce());
  }

  /** A worker whose turn it is, and what it does in it. */
  private record Turn(Worker worker, Supplier<Worker.After> work, boolean makesRoom) {}

  boolean isClosed() {
    return closed;
  }

  /** There may be work in that mailbox. */
  void wake(SessionId mailbox) {
    lock.lock();
    try {
      if (closed || live.isStarting(mailbox) || heldBack.test(mailbox)) {
        return; // who starts it, or lets it go, wakes it
      }
      Worker worker = live.worker(mailbox, maker);
      if (worker.scheduled()) {
        drain(worker);
        dispatch();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts a session, which is live from then on.
   *
   * @param start commits the start
   * @throws TooManySessionsException if there is no room; nothing is committed then
   */
  Session admit(SessionId session, SessionId mailbox, Supplier<Session> start) {
    reserve(session, mailbox);
    boolean started = false;
    try {
      Session after = start.get();
      started = after.status() == Status.ACTIVE;
      return after;
    } finally {
      started(mailbox, started);
    }
  }

  private void reserve(SessionId session, SessionId mailbox) {
    lock.lock();
    try {
      if (!live.reserve(mailbox)) {
        throw new TooManySessionsException(session, live.limit());
      }
    } finally {
      lock.unlock();
    }
  }

  private void started(SessionId mailbox, boolean started) {
    lock.lock();
    try {
      live.release(mailbox);
      if (started && !closed) {
        Worker worker = live.worker(mailbox, maker);
        live.enter(worker);
        if (worker.admitted()) {
          drain(worker); // it waited for room
        } else if (!worker.isResting()) {
          worker.started();
        }
      }
      wake(mailbox);
      makeRoom();
      dispatch();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the worker has room now; it gets some if there is any, or is kept for its start. */
  boolean enter(Worker worker) {
    lock.lock();
    try {
      if (live.isStarting(worker.mailbox()) || !live.isFull()) {
        live.enter(worker);
      }
      return worker.isLive();
    } finally {
      lock.unlock();
    }
  }

  /** Lets those rest that have had no work for the idle time. */
  void rest() {
    lock.lock();
    try {
      Optional<Worker> longest = live.longestIdle();
      while (!closed && longest.filter(this::isPastIdleTime).isPresent()) {
        rest(longest.get(), Priority.LOW, false);
        longest = live.longestIdle();
      }
      dispatch();
    } finally {
      lock.unlock();
    }
  }

  private boolean isPastIdleTime(Worker worker) {
    return seams.ticker().nanos() - worker.lastWork() > settings.idleTime().toNanos();
  }

  /** Whatever the session is at is interrupted. */
  void interrupt(SessionId mailbox) {
    lock.lock();
    try {
      Worker worker = live.find(mailbox);
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whatever that session of the chain is at is interrupted. */
  void interrupt(SessionId mailbox, SessionId session) {
    lock.lock();
    try {
      Worker worker = live.find(mailbox);
      if (worker != null) {
        worker.interrupt(session);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whose message the present thread handles, if it does. */
  Optional<SessionId> atWorkHere() {
    lock.lock();
    try {
      return live.workers().stream().filter(Worker::isAtWorkHere).map(Worker::mailbox).findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Somebody else works in that session now. */
  void lost(Worker worker) {
    lock.lock();
    try {
      if (!closed && worker.scheduled()) {
        live.busy(worker);
        ready.add(new Turn(worker, worker::leave, false), worker.level());
        dispatch();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The mailboxes of the sessions that are live. */
  List<SessionId> live() {
    lock.lock();
    try {
      return live.workers().stream().filter(Worker::isLive).map(Worker::mailbox).sorted().toList();
    } finally {
      lock.unlock();
    }
  }

  /** What is known of the session of a mailbox; empty if it is not live. */
  Optional<Vitals> vitals(SessionId mailbox) {
    lock.lock();
    try {
      return Optional.ofNullable(live.find(mailbox)).filter(Worker::isLive).map(Worker::vitals);
    } finally {
      lock.unlock();
    }
  }

  private void drain(Worker worker) {
    live.busy(worker);
    ready.add(new Turn(worker, worker::drain, false), worker.level());
  }

  private void rest(Worker idle, Priority priority, boolean makesRoom) {
    idle.scheduled();
    live.busy(idle);
    ready.add(new Turn(idle, idle::rest, makesRoom), priority.level());
  }

  private void dispatch() {
    while (running < places && !ready.isEmpty()) {
      Turn turn = ready.poll().orElseThrow();
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
      if (mustGiveWay(worker, after)) {
        after = worker.giveWay();
      }
      whole = true;
    } catch (StoreException e) {
      troubled.accept(e);
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} was deleted while it had its turn", worker.mailbox(), e);
    } finally {
      try {
        if (!whole) {
          worker.breakOff();
        }
      } finally {
        ended(turn, after);
      }
    }
  }

  private void ended(Turn turn, Worker.After after) {
    lock.lock();
    try {
      running--;
      makingRoom -= turn.makesRoom() ? 1 : 0;
      settle(turn.worker(), after);
      makeRoom();
      dispatch();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it would go on at once, and somebody waits for room that nobody else makes. */
  private boolean mustGiveWay(Worker worker, Worker.After after) {
    lock.lock();
    try {
      boolean goesOn =
          after == Worker.After.HAS_MORE || (after == Worker.After.STAYS && worker.isWantedAgain());
      return goesOn && !closed && live.isFull() && waiting.size() > makingRoom;
    } finally {
      lock.unlock();
    }
  }

  private void settle(Worker worker, Worker.After after) {
    boolean wanted = worker.finished();
    if (closed) {
      return; // its lease is given back with all others
    }
    boolean started = worker.wasStarted();
    if (after == Worker.After.NEEDS_ROOM) {
      live.leave(worker);
      if (heldBack.test(worker.mailbox())) {
        live.remove(worker);
      } else {
        worker.waits();
        waiting.add(worker, worker.level());
      }
      return;
    }
    boolean leaves = after == Worker.After.LEAVES && !started;
    if (leaves) {
      live.remove(worker);
    }
    if (wanted || started || after == Worker.After.HAS_MORE) {
      wake(worker.mailbox());
    }
    if (!leaves && worker.isResting()) {
      live.idle(worker); // it has nothing to do, or is held back: others may have its room
    }
  }

  /** Lets in who waits for room, and has as many others rest as are still without. */
  private void makeRoom() {
    while (!closed && !waiting.isEmpty() && !live.isFull()) {
      Worker next = waiting.poll().orElseThrow();
      if (next.admitted()) {
        live.enter(next);
        drain(next);
      }
    }
    while (!closed && waiting.size() > makingRoom && live.longestIdle().isPresent()) {
      makingRoom++;
      // Behind those that are about to find out whether they need room, and how urgently.
      rest(live.longestIdle().get(), Priority.NORMAL, true);
    }
  }

  /** No turn begins from now on. */
  void end() {
    lock.lock();
    try {
      closed = true;
      ready.clear();
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the turns under way.
   *
   * @throws InterruptedException if this thread is interrupted before they have ended
   */
  void awaitEnd() throws InterruptedException {
    lock.lock();
    try {
      while (running > 0) {
        changed.await();
      }
      live.clear();
    } finally {
      lock.unlock();
    }
  }
}
