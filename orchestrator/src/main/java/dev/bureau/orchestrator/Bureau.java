package dev.bureau.orchestrator;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Patience;
import dev.bureau.core.change.Fold;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.message.Letter;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.Performance;
import dev.bureau.metrics.PerformanceReader;
import dev.bureau.metrics.Statistics;
import dev.bureau.metrics.meter.Telemetry;
import dev.bureau.orchestrator.affinity.Affinity;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.archive.Archive;
import dev.bureau.orchestrator.bootstrap.Bootstrap;
import dev.bureau.orchestrator.budget.Budgets;
import dev.bureau.orchestrator.cloning.Cloner;
import dev.bureau.orchestrator.context.Contexts;
import dev.bureau.orchestrator.discipline.ReadDiscipline;
import dev.bureau.orchestrator.doctor.Doctor;
import dev.bureau.orchestrator.duty.Duties;
import dev.bureau.orchestrator.feed.EntryListener;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.feed.SessionListener;
import dev.bureau.orchestrator.group.GroupManager;
import dev.bureau.orchestrator.health.HealthMonitor;
import dev.bureau.orchestrator.housekeeping.Housekeeping;
import dev.bureau.orchestrator.lineage.LineageReader;
import dev.bureau.orchestrator.message.MailboxFullException;
import dev.bureau.orchestrator.message.Messages;
import dev.bureau.orchestrator.migration.Migrator;
import dev.bureau.orchestrator.price.PriceCatalogue;
import dev.bureau.orchestrator.progress.Progress;
import dev.bureau.orchestrator.progress.ProgressListener;
import dev.bureau.orchestrator.recovery.EmergencyRecovery;
import dev.bureau.orchestrator.routing.Router;
import dev.bureau.orchestrator.session.SessionManager;
import dev.bureau.orchestrator.shutdown.Shutdown;
import dev.bureau.orchestrator.template.TemplateCatalogue;
import dev.bureau.orchestrator.tools.ToolServers;
import dev.bureau.orchestrator.usage.Costs;
import dev.bureau.orchestrator.usage.UsageRecorder;
import dev.bureau.orchestrator.wait.WaitManager;
import dev.bureau.transitions.Transitions;
import dev.bureau.transitions.chain.Chains;
import dev.bureau.transitions.host.Hosts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Bureau as its users hold it: opened on a store, closed at the end. With agents bound it runs the
 * sessions that they work in; without, it only reads and decides, and starts no thread.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Bureau bureau = Bureau.open(Sqlite.at(Path.of("orchestration.db")),
 *     agents -> agents.bind("summariser", Summariser.class))) {
 *   Session director = bureau.sessions().create(SessionSpec.director("main").agent("summariser"));
 *   bureau.sessions().start(director.id());
 *   bureau.send(director.id(), Letter.of(MessageType.DIRECTION, Map.of("text", "begin")));
 * }
 * }</pre>
 */
public final class Bureau implements AutoCloseable {
  private final Parts parts;
  private final Actor actor;
  private final Access access;
  private final SessionManager sessions;
  private final Messages messages;
  private final Affinity affinity;
  private final Budgets budgets;

  Bureau(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
    this.access = new Access(parts.door, parts.store, parts.seams, actor);
    this.sessions = new SessionManager(access, parts.admission, parts.config.routing().models());
    this.messages =
        new Messages(
            parts.post,
            actor,
            groups(),
            listener -> follow(Follow.fromNow().types("message.handled"), listener));
    this.affinity = new Affinity(parts.door, actor, parts.desks);
    this.budgets = new Budgets(access, parts.treasury, parts.bookkeeper, sessions);
  }

  /**
   * Opens a bureau that runs no agents.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot be opened
   */
  public static Bureau open(StoreFactory store) {
    return open(BureauConfig.defaults(), store, new Agents(), Seams.system());
  }

  /**
   * Opens a bureau that runs these agents.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot be opened
   */
  public static Bureau open(StoreFactory store, Consumer<Agents> bindings) {
    Agents agents = new Agents();
    bindings.accept(agents);
    return open(BureauConfig.defaults(), store, agents, Seams.system());
  }

  /**
   * Opens a bureau with everything given.
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot be opened
   */
  public static Bureau open(BureauConfig config, StoreFactory factory, Agents agents, Seams seams) {
    return measured(Telemetry.NONE).open(config, factory, agents, seams);
  }

  /** Opens bureaus that tell what they do, as meters (S34), as traces (X66), or both. */
  public static Opening measured(Telemetry telemetry) {
    return new Opening(telemetry);
  }

  /** The same bureau, acting in somebody else's name. Close only the one that was opened. */
  public Bureau as(Actor other) {
    return new Bureau(parts, other);
  }

  /** The same bureau, acting for that session. Close only the one that was opened. */
  public Bureau as(SessionId session) {
    return as(Actor.session(session));
  }

  /** Manages the lives of sessions. */
  public SessionManager sessions() {
    return sessions;
  }

  /**
   * Sends a message; it is durable when this returns. A letter with a key is sent once, however
   * often this is called (X61).
   *
   * @return the message's id
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such receiver
   * @throws dev.bureau.core.door.SessionEndedException if it has ended and nobody has taken over
   * @throws dev.bureau.core.door.MessageRefusedException if it does not take messages of that type
   * @throws MailboxFullException if there is no room in its mailbox
   * @throws BadInputException if the letter is too large, or the receiver is the reserved session
   */
  public MessageId send(SessionId receiver, Letter letter) {
    return messages.send(receiver, letter);
  }

  /** Sends messages to one session or to many, and tells what became of them. */
  public Messages messages() {
    return messages;
  }

  /** Manages the groups that get mail together. */
  public GroupManager groups() {
    return new GroupManager(parts.door, actor);
  }

  /** Brings sessions to work in one go. */
  public Bootstrap bootstrap() {
    return new Bootstrap(sessions, messages);
  }

  /** Stops sessions with all below them. */
  public Shutdown shutdown() {
    return new Shutdown(access, sessions, messages, parts.config.shutdown());
  }

  /**
   * Moves sessions to other workspaces.
   *
   * @throws dev.bureau.orchestrator.configuration.SwitchedOffException if {@code migration.enabled}
   *     is off
   */
  public Migrator migration() {
    parts.config.rooms().requireMigration();
    return new Migrator(access, parts.config.runtime().poll());
  }

  /** Passes sessions to the next of their chains. */
  public Transitions transitions() {
    return new Transitions(access, parts.config.runtime().poll());
  }

  /** Tells what became of chains: their lives, how they passed, and figures about all of them. */
  public Chains chains() {
    return new Chains(parts.store.sessions());
  }

  /** Runs agents that live in processes of their own, or play a life in this one. */
  public Hosts hosts() {
    return parts.hosts;
  }

  /** Lets sessions whose windows are too full go on as others. */
  public EmergencyRecovery recovery() {
    return new EmergencyRecovery(access, parts.config.context(), transitions(), parts.recovering);
  }

  /** Puts sessions aside for good, one by one or all that nobody has used for long. */
  public Archive archive() {
    return new Archive(access);
  }

  /** Clones sessions. */
  public Cloner cloning() {
    return new Cloner(access);
  }

  /** Tells where sessions come from and what came of them. */
  public LineageReader lineage() {
    return new LineageReader(parts.store.sessions());
  }

  /** The templates from which sessions are created. */
  public TemplateCatalogue templates() {
    return new TemplateCatalogue(parts.door, actor, sessions);
  }

  /** Records what sessions use. */
  public UsageRecorder usage() {
    return new UsageRecorder(parts.door, parts.bookkeeper, actor);
  }

  /** Tells what sessions, chains and trees have cost. */
  public Costs costs() {
    return new Costs(parts.door, parts.store.sessions(), prices(), parts.treasury::spent, actor);
  }

  /** Limits what sessions and trees may spend. */
  public Budgets budgets() {
    return budgets;
  }

  /** What models cost. */
  public PriceCatalogue prices() {
    return new PriceCatalogue(parts.door, actor);
  }

  /** What sessions are there for, and how far they are with it. */
  public Duties duties() {
    return new Duties(parts.door, actor);
  }

  /** Binds directors to departments, and chooses which of them gets a piece of work. */
  public Affinity affinity() {
    return affinity;
  }

  /** Decides where work goes, and which models sessions use. */
  public Router routing() {
    return new Router(parts.door, parts.store.sessions(), actor, parts.config.routing());
  }

  /** Keeps sessions from reading more than they may before they delegate. */
  public ReadDiscipline discipline() {
    return new ReadDiscipline(
        parts.door, parts.store.sessions(), actor, parts.config.routing().reads());
  }

  /** Knows what the MCP servers of sessions cost, and which of them tasks need. */
  public ToolServers tools() {
    return new ToolServers(parts.door, actor, parts.seams.disk(), parts.config.routing().tools());
  }

  /** Keeps what agents know within the windows of their models. */
  public Contexts context() {
    return new Contexts(access, parts.config.context(), this::follow);
  }

  /** Tells what sessions wait for, and answers it. */
  public WaitManager waiting() {
    return new WaitManager(parts.door, actor);
  }

  /** Reads a session's journal: about {@code limit} entries from a version on, whole versions. */
  public List<Entry> journal(SessionId session, long from, int limit) {
    sessions.get(session);
    return parts.store.sessions().journal(session, from, limit);
  }

  /**
   * A session with all of its aspects, as it was right after a version (X20).
   *
   * @param version from 1
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none of that id
   * @throws dev.bureau.core.door.NoSuchVersionException if it has not come to that version
   */
  public Fold.State at(SessionId session, long version) {
    return parts.door.at(session, version);
  }

  /**
   * Why the store could not serve the agents, if nothing has been committed since. What could not
   * be done is tried again and again; a program may prefer to end.
   */
  public Optional<StoreException> trouble() {
    return parts.runtime.trouble();
  }

  /** Examines all that is kept. */
  public Doctor doctor() {
    return new Doctor(parts.store, parts.seams, parts.catalogue);
  }

  /** Removes what nobody uses; with agents bound it does so every hour by itself. */
  public Housekeeping housekeeping() {
    return parts.housekeeping;
  }

  /** Tells how well sessions are; with agents bound, those that work here are examined often. */
  public HealthMonitor health() {
    return parts.health;
  }

  /** What all sessions have done (S32). */
  public Statistics statistics() {
    return new Statistics(parts.store.sessions().census(), parts.seams.wall().instant());
  }

  /**
   * What a session has done, and how fast (S33).
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none of that id
   */
  public Performance performance(SessionId session) {
    return new PerformanceReader(parts.store, parts::vitals).of(session);
  }

  /** The names and the JSON of events. */
  public EventCatalogue catalogue() {
    return parts.catalogue;
  }

  /** The storage below, for reading what no other method shows. Changes go through this object. */
  public Store store() {
    return parts.store;
  }

  /**
   * Tells a listener of entries, those of other processes included (S31). It begins at once and
   * ends when it, or this bureau, is closed.
   *
   * @param follow which entries, from where on
   * @throws BadInputException if it asks for a type that there is not, or from a place that is none
   *     of this store
   * @throws StoreException if the store cannot serve
   * @throws IllegalStateException if this bureau is closed
   */
  public Following follow(Follow follow, EntryListener listener) {
    return parts.followings.follow(follow, listener);
  }

  /**
   * Tells a listener what becomes of sessions, in other processes too (S31). It begins at once and
   * ends when it, or this bureau, is closed.
   *
   * @param follow which entries, from where on
   * @throws BadInputException if it asks for a type that there is not, or from a place that is none
   *     of this store
   * @throws StoreException if the store cannot serve
   * @throws IllegalStateException if this bureau is closed
   */
  public Following follow(Follow follow, SessionListener listener) {
    return parts.followings.follow(follow, listener);
  }

  /**
   * Tells a listener what the agents of this process tell by {@link
   * dev.bureau.orchestrator.agent.Context#progress}, from now on (X64). Progress is kept nowhere
   * and seen by no other process. A listener that is more than 1,000 chunks behind misses the
   * oldest, and is told how many.
   *
   * @return ends it when closed
   */
  public Progress.Listening progress(ProgressListener listener) {
    return parts.progress.listen(listener);
  }

  /**
   * Waits until a session is final or in ERROR, whichever process works in it.
   *
   * @param timeout the longest to wait
   * @return the session as it ended
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none of that id
   * @throws TimeoutException if it has not ended by then
   */
  public Session awaitEnd(SessionId session, Duration timeout)
      throws InterruptedException, TimeoutException {
    SessionId chain = sessions.get(session).links().chain();
    Duration poll = parts.config.runtime().poll();
    try (Patience patience = new Patience(parts.door, parts.seams, poll, chain, timeout)) {
      if (!patience.until(() -> hasEnded(session))) {
        throw new TimeoutException("Session '" + session + "' has not ended in " + timeout);
      }
    }
    return sessions.get(session);
  }

  private boolean hasEnded(SessionId session) {
    Status status = sessions.get(session).status();
    return status.isFinal() || status == Status.ERROR;
  }

  /**
   * Sends what open batches hold, ends what is under way, gives leases back and closes the store.
   * Idempotent.
   *
   * @throws MailboxFullException if a batch cannot be sent for want of room; all else is closed
   * @throws dev.bureau.orchestrator.runtime.CloseInHandlerException if an agent calls it while it
   *     handles a message; nothing is closed then
   */
  @Override
  public void close() {
    parts.close();
  }
}
