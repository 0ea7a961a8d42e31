package dev.bureau.orchestrator.runtime;

import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.health.VitalsSource;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.migration.MigrationFinished;
import dev.bureau.core.migration.MigrationIntended;
import dev.bureau.core.migration.MigrationRolledBack;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import dev.bureau.core.transition.TransitionIntended;
import dev.bureau.core.transition.TransitionWithdrawn;
import dev.bureau.orchestrator.session.Admission;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the sessions whose agents are bound in this process. A session is live from its start here,
 * or from the arrival of work and as soon as there is room, until it rests, waits, ends, or is
 * taken over (S10). Once it has work it holds its lease, until it is no longer live. Thread-safe.
 *
 * <p>Commits of this process wake a worker at once; a look at all mailboxes with work, every poll
 * interval and at the start, finds what other processes sent and what dead ones left behind.
 */
public final class SessionRuntime implements Admission, VitalsSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRuntime.class);
  private static final int MAILBOXES_PER_LOOK = 1_000;
  private static final int RENEWALS_PER_LEASE = 3;

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final RuntimeConfig settings;
  private final Holder holder;
  private final Candidates candidates;
  private final Passed passed;
  private final ConcurrentMap<SessionId, Worker> leased = new ConcurrentHashMap<>();
  private final Workplace place;
  private final BackPressure pressure;
  private final Turns turns;
  private final Limits limits;
  private Tasks.@Nullable Repeating looking;
  private Tasks.@Nullable Repeating renewing;
  private Door.@Nullable Listening listening;
  private volatile @Nullable StoreException trouble;

  /**
   * @param node the name under which this runtime holds leases
   */
  public SessionRuntime(Services services, RuntimeConfig settings, String node) {
    this.door = services.door();
    this.store = services.store();
    this.seams = services.seams();
    this.settings = settings;
    this.holder = new Holder(node, seams.processes().self());
    this.passed = new Passed(seams);
    Failures failures = new Failures(services, settings);
    this.candidates = new Candidates(services, passed, failures);
    this.pressure =
        new BackPressure(store.mailboxes(), seams, settings.mailboxCapacity(), this::wake);
    this.turns = new Turns(seams, settings, this::worker, pressure::holds, this::troubled);
    this.limits = new Limits(door, seams, Caller.of(Actor.node(node)), this::failed);
    this.place =
        new Workplace(
            candidates,
            new Handling(services, failures),
            store,
            seams,
            settings,
            holder,
            passed,
            leased,
            turns::enter,
            limits,
            this::mustPause);
  }

  private boolean mustPause(SessionId mailbox) {
    return turns.isClosed() || pressure.holds(mailbox) || limits.isOver(mailbox);
  }

  /** A session is at its end here: what it is at is interrupted, and it gives its room back. */
  private void failed(SessionId mailbox) {
    turns.interrupt(mailbox);
    turns.wake(mailbox);
  }

  private Worker worker(SessionId mailbox) {
    return new Worker(mailbox, place);
  }

  /** Begins to look for work. */
  public void start() {
    listening = door.listen((commit, before) -> committed(commit));
    Tasks tasks = seams.tasks();
    renewing = tasks.every("leases", settings.lease().dividedBy(RENEWALS_PER_LEASE), this::renew);
    looking = tasks.every("work", settings.poll(), this::look);
    looking.wake();
  }

  /** There may be work in that mailbox. */
  public void wake(SessionId mailbox) {
    if (!passed.hasNoAgent(mailbox)) {
      turns.wake(mailbox);
    }
  }

  /**
   * Starts a session. One whose agent is bound here is live from then on; others take no room.
   *
   * @throws TooManySessionsException if there is no room; nothing is committed then
   */
  @Override
  public Session start(SessionId session, Supplier<Session> start) {
    Optional<Session> before = store.sessions().head(session).map(StoredSession::session);
    if (before.filter(this::wouldBeLive).isEmpty()) {
      return start.get();
    }
    return turns.admit(session, before.get().links().chain(), start);
  }

  private boolean wouldBeLive(Session session) {
    return candidates.isBound(session)
        && Lifecycle.step(Operation.START, session.status()).kind() == Lifecycle.Kind.MOVES;
  }

  /** The sessions that are live here, each by the first of its chain. */
  public List<SessionId> live() {
    return turns.live();
  }

  /** What is known of a session since it became live here; empty if it is not live here. */
  @Override
  public Optional<Vitals> of(Session session) {
    return turns.vitals(session.links().chain());
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

  /**
   * The sessions that would have had a turn since the last call, and are on their way to another
   * workspace (S41).
   */
  public Set<SessionId> moving() {
    return candidates.moving();
  }

  /**
   * The sessions that have had a turn since the last call, and are to go on with fresh windows
   * (E14).
   */
  public Set<SessionId> full() {
    return candidates.full();
  }

  private void look() {
    try {
      lookForWork();
    } catch (StoreException e) {
      troubled(e);
    }
  }

  private void lookForWork() {
    leased.values().forEach(Worker::commitIfLate);
    limits.look();
    pressure.look();
    String after = "";
    List<SessionId> waiting;
    do {
      waiting = store.mailboxes().waiting(seams.wall().instant(), after, MAILBOXES_PER_LOOK);
      for (SessionId mailbox : waiting) {
        if (passed.mayRun(mailbox)) {
          wake(mailbox);
        }
        after = mailbox.value();
      }
    } while (waiting.size() == MAILBOXES_PER_LOOK);
    passed.forgetOld();
  }

  private void renew() {
    try {
      renewLeases();
      limits.look(); // nobody else does while handlings end before a close
    } catch (StoreException e) {
      troubled(e);
    }
    turns.rest();
  }

  private void renewLeases() {
    List<Worker> holding = List.copyOf(leased.values());
    Set<Lease> leases = new LinkedHashSet<>();
    holding.forEach(each -> each.lease().ifPresent(leases::add));
    Set<SessionId> kept = renewed(leases);
    for (Worker worker : holding) {
      Optional<Lease> lost =
          worker.lease().filter(leases::contains).filter(each -> !kept.contains(each.session()));
      if (lost.isPresent()) {
        worker.lost(lost.get());
        turns.lost(worker);
      }
      worker
          .atWorkIn()
          .filter(each -> candidates.hasEnded(worker.mailbox(), each))
          .ifPresent(worker::interrupt); // another process has ended, failed or passed it
      if (!worker.isAtWork() && candidates.isHeld(worker.mailbox())) {
        wake(worker.mailbox()); // another process moves it or passes it on, and waits
      }
    }
  }

  private Set<SessionId> renewed(Set<Lease> leases) {
    Tracer tracer = door.tracer();
    Span span =
        tracer == Tracer.NONE ? Span.NONE : tracer.begin(new Activity.Renewing(leases.size()));
    try (span) {
      Set<SessionId> kept = new HashSet<>();
      store
          .leases()
          .renew(holder, leases, settings.lease())
          .forEach(each -> kept.add(each.session()));
      span.counted(leases.size() - kept.size());
      return kept;
    }
  }

  private void committed(Commit commit) {
    trouble = null;
    commit.postings().forEach(each -> wake(each.mailbox()));
    SessionId mailbox = commit.head().links().chain();
    if (commit.head().status().isFinal() || commit.head().status() == Status.ERROR) {
      turns.interrupt(mailbox, commit.head().id());
    }
    if (mayBringWork(commit.change().events())) {
      passed.forget(mailbox);
      pressure.letGo(mailbox);
      wake(mailbox);
    }
    try {
      pressure.committed(commit);
    } catch (StoreException e) {
      troubled(e); // the commit stands, and whoever should be held back may go on
    }
  }

  private static boolean mayBringWork(List<Event<?>> events) {
    for (Event<?> each : events) {
      if (mayBringWork(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBringWork(Event<?> event) {
    return event instanceof CellResolved
        || event instanceof MigrationIntended // no work, but the lease is to be given back
        || event instanceof TransitionIntended // nor is there here
        || event instanceof MigrationFinished
        || event instanceof MigrationRolledBack
        || event instanceof TransitionWithdrawn
        || (event instanceof StatusChanged changed && changed.operation() != Operation.REST);
  }

  /**
   * Makes sure that whoever closes this can wait for the handlings under way.
   *
   * @throws CloseInHandlerException if this is called from an agent's code
   */
  public void requireOutsideOfHandlers() {
    turns
        .atWorkHere()
        .ifPresent(
            mailbox -> {
              throw new CloseInHandlerException(mailbox);
            });
  }

  /**
   * Stops: handlings under way end, under leases that are renewed until then, nothing new begins,
   * leases are given back. Waits for the handlings without limit; a thread that is interrupted
   * meanwhile stops waiting and leaves the leases to expire.
   */
  @Override
  public void close() {
    turns.end();
    if (listening != null) {
      listening.close();
    }
    close(looking);
    limits.close();
    try {
      turns.awaitEnd();
    } catch (InterruptedException e) {
      LOG.warn("Interrupted while handlings were under way; their leases expire by themselves");
      Thread.currentThread().interrupt();
      return;
    } finally {
      close(renewing);
    }
    List<Lease> left = leased.values().stream().flatMap(each -> each.lease().stream()).toList();
    leased.clear();
    if (!left.isEmpty()) {
      store.leases().release(holder, left);
    }
  }

  private static void close(Tasks.@Nullable Repeating loop) {
    if (loop != null) {
      loop.close();
    }
  }
}
