package dev.bureau.orchestrator;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.access.Access;
import dev.bureau.core.budget.BudgetCrossed;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.door.Door;
import dev.bureau.core.duty.DutyAssigned;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.core.usage.Usage;
import dev.bureau.metrics.meter.ProcessFigures;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.affinity.Desks;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.budget.Sweep;
import dev.bureau.orchestrator.budget.Treasury;
import dev.bureau.orchestrator.duty.Figures;
import dev.bureau.orchestrator.duty.Scaling;
import dev.bureau.orchestrator.duty.Watching;
import dev.bureau.orchestrator.feed.Followings;
import dev.bureau.orchestrator.health.HealthMonitor;
import dev.bureau.orchestrator.health.HealthWatch;
import dev.bureau.orchestrator.housekeeping.Housekeeping;
import dev.bureau.orchestrator.message.Post;
import dev.bureau.orchestrator.migration.Recall;
import dev.bureau.orchestrator.progress.Progress;
import dev.bureau.orchestrator.runtime.RuntimeConfig;
import dev.bureau.orchestrator.runtime.Services;
import dev.bureau.orchestrator.runtime.SessionRuntime;
import dev.bureau.orchestrator.session.Admission;
import dev.bureau.orchestrator.usage.Bookkeeper;
import dev.bureau.transitions.Followup;
import dev.bureau.transitions.Transitions;
import dev.bureau.transitions.host.Hosts;
import dev.bureau.transitions.host.Premises;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What one opened bureau consists of, shared by all of its handles. With agents bound, it works by
 * itself from {@link #begin} on.
 */
final class Parts implements AutoCloseable {
  private static final Duration FULL = Duration.ofSeconds(5);

  final BureauConfig config;
  final Seams seams;
  final EventCatalogue catalogue = CoreEvents.CATALOGUE;
  final Store store;
  final Door door;
  final Treasury treasury;
  final Bookkeeper bookkeeper;
  final SessionRuntime runtime;
  final Admission admission;
  final Post post;
  final Followings followings;
  final Progress progress;
  final Desks desks;
  final HealthMonitor health;
  final Housekeeping housekeeping;
  final Hosts hosts;
  final Set<SessionId> recovering = ConcurrentHashMap.newKeySet();
  private final Agents agents;
  private final Access access;
  private final HealthWatch watch;
  private final Recall recall;
  private final Followup followup;
  private final Rounds rounds;
  private volatile Door.Listening wakingRounds = () -> {};
  private volatile Door.Listening telling = () -> {};

  Parts(BureauConfig config, StoreFactory factory, Agents agents, Seams seams) {
    this.config = config;
    this.seams = seams;
    this.agents = agents;
    this.store = factory.open(seams, catalogue);
    RuntimeConfig settings = config.runtime();
    Fold fold = new Fold(catalogue);
    this.door = new Door(store, fold, seams, settings.maxSessions());
    this.treasury = new Treasury(door, seams);
    this.bookkeeper = new Bookkeeper(door, store.sessions(), treasury::spent);
    String name = "node-" + seams.ids().next();
    this.access = new Access(door, store, seams, Actor.node(name));
    this.progress = new Progress(seams);
    this.health =
        new HealthMonitor(access, this::vitals, config.health(), settings.mailboxCapacity());
    this.desks = new Desks(door, store, seams, config.rooms(), health::check);
    this.runtime =
        new SessionRuntime(
            new Services(
                access,
                fold,
                agents,
                progress,
                desks,
                bookkeeper,
                treasury,
                config.routing(),
                config.context()),
            settings,
            name);
    this.admission = agents.isEmpty() ? Admission.NOBODY_LIVE : runtime;
    Consumer<SessionId> arrived = agents.isEmpty() ? mailbox -> {} : runtime::wake;
    this.post = new Post(store, door, seams, settings.mailboxCapacity(), settings.poll(), arrived);
    this.followings =
        new Followings(store, door, catalogue, seams, settings.poll(), settings.retryDelay());
    this.followup = new Followup(access);
    this.hosts =
        new Hosts(
            new Premises(
                access,
                new Transitions(access, settings.poll()),
                this::record,
                new Holder(name, seams.processes().self())),
            this::attend);
    this.watch = new HealthWatch(health, door, seams, this::working);
    this.recall = new Recall(access, runtime::moving);
    this.housekeeping = new Housekeeping(store.blobs(), seams);
    this.rounds = new Rounds(seams);
  }

  /** What agents of hosts have used, and what is decided with it, in one commit. */
  private void record(SessionId session, List<Usage> reports, Decision together) {
    Decision bill = bookkeeper.record(reports);
    bookkeeper.change(
        session,
        access.caller(),
        reports,
        (head, aspects, moment) ->
            bill.decide(head, aspects, moment).and(together.decide(head, aspects, moment)));
  }

  /** Tells what is done from now on; to be called before anything is. */
  void tell(Telemetry telemetry) {
    telling = telemetry.begin(door, store, seams, new Own());
  }

  /** What this process knows of its sessions. */
  private final class Own implements ProcessFigures {
    @Override
    public int live() {
      return runtime.live().size();
    }

    @Override
    public int found(HealthStatus status) {
      return watch.found(status);
    }
  }

  /** Runs the sessions of the agents that are bound, and what belongs to it; nothing without. */
  void begin() {
    if (agents.isEmpty()) {
      return;
    }
    runtime.start();
    housekeeping.start();
    recall.start();
    attend();
    Bureau self = new Bureau(this, access.actor());
    Scaling scaling = new Scaling(access, self.sessions(), self.templates(), self.shutdown());
    Watching watching = new Watching(access, catalogue, agents, followings, self.messages());
    Tasks.Repeating directors = rounds.begin("scaling", Scaling.PAUSE, scaling::look);
    Tasks.Repeating observers = rounds.begin("observers", Watching.PAUSE, watching::look);
    Sweep sweep = new Sweep(access, treasury, self.sessions());
    Tasks.Repeating budgets = rounds.begin("budgets", Sweep.PAUSE, sweep::look);
    Tasks.Repeating windows =
        rounds.begin("windows", FULL, () -> self.recovery().recover(runtime.full()));
    wakingRounds =
        door.listen(
            (commit, before) -> {
              if (isFull(commit)) {
                runtime.wake(commit.head().links().chain());
                windows.wake();
              }
              if (hasCrossed(commit)) {
                budgets.wake();
              }
              if (mayBe(SessionType.DIRECTOR, commit)) {
                directors.wake();
              }
              if (mayBe(SessionType.OBSERVER, commit)) {
                observers.wake();
              }
            });
    if (config.metrics().enabled()) {
      Figures figures = new Figures(access, watching, runtime, self.messages());
      rounds.begin("figures", config.metrics().interval(), figures::tell);
    }
  }

  private static boolean isFull(Commit commit) {
    return commit.change().events().stream().anyMatch(RecoveryWanted.class::isInstance);
  }

  private static boolean hasCrossed(Commit commit) {
    return commit.change().events().stream().anyMatch(BudgetCrossed.class::isInstance);
  }

  /** Whether there may be another one of that type from now on, or one with another duty. */
  private static boolean mayBe(SessionType type, Commit commit) {
    return commit.head().type() == type
        && commit.change().events().stream()
            .anyMatch(each -> each instanceof StatusChanged || each instanceof DutyAssigned);
  }

  /** What a process does that has agents, of its own or in hosts. */
  private void attend() {
    followup.start();
    hosts.begin();
    if (config.health().enabled()) {
      watch.start(config.health().interval());
    }
  }

  /** What this process knows of a session that works here. */
  Optional<Vitals> vitals(Session session) {
    return Stream.of(hosts.of(session), runtime.of(session))
        .flatMap(Optional::stream)
        .reduce(Vitals::or);
  }

  /** The sessions at work here, each by the first of its chain. */
  private List<SessionId> working() {
    Stream<SessionId> hosted =
        hosts.running().stream()
            .flatMap(each -> door.end(each.session()).stream())
            .map(each -> each.links().chain());
    return Stream.concat(runtime.live().stream(), hosted).distinct().toList();
  }

  /** Sends what open batches hold, ends what is under way, gives leases back, closes the store. */
  @Override
  public void close() {
    runtime.requireOutsideOfHandlers();
    try {
      post.close();
    } finally {
      closeRest();
    }
  }

  private void closeRest() {
    try {
      hosts.close();
      wakingRounds.close();
      rounds.close();
      watch.close();
      followings.close();
      progress.close();
      runtime.close();
    } finally {
      telling.close();
      desks.close();
      recall.close();
      followup.close();
      housekeeping.close();
      store.close();
    }
  }
}
