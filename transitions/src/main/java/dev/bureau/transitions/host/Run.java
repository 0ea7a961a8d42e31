package dev.bureau.transitions.host;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.constraint.Breach;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.host.HostRules;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.TranscriptName;
import dev.bureau.core.transcript.TranscriptRead;
import dev.bureau.core.transcript.TranscriptRules;
import dev.bureau.core.transcript.Transcripts;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One session of a host's agent: from its start until its process ends or another session takes
 * over (T1). All but {@link #destroy} and what tells about it is for the host, which has its lock.
 */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(10);

  private final Premises premises;
  private final Door door;
  private final SessionId id;
  private final HostConfig config;
  private final RunHooks hooks;
  private final HookCalls calls;
  private final long since;
  private @Nullable Tenure tenure;
  private long signed;
  private boolean missed;
  private boolean wound;
  private boolean ended;
  private volatile boolean destroyed;
  private volatile @Nullable Monitor monitor;
  private volatile Tasks.@Nullable Repeating loop;

  Run(Premises premises, SessionId id, HostSpec spec) {
    this.premises = premises;
    this.door = premises.access().door();
    this.id = id;
    this.config = spec.config();
    this.hooks = HookCalls.made(id, spec.hooks());
    this.calls = new HookCalls(premises.access().seams(), config.hook());
    this.since = nanos();
    this.signed = since;
  }

  /** The session that it is. */
  public SessionId session() {
    return id;
  }

  /** Reads the transcript of its agent's life; empty while that is not known. */
  public Optional<TranscriptReader> transcript() {
    return Optional.ofNullable(monitor).map(Monitor::reader);
  }

  /** Whether what its agent does is looked at. */
  public boolean isMonitored() {
    return loop != null && !destroyed;
  }

  /** Looks at the agent no more (T3). The session stays as it is. Idempotent. */
  public void destroy() {
    destroyed = true;
    Tasks.Repeating stopped = loop;
    if (stopped != null) {
      stopped.close();
    }
  }

  /** The session starts, if it has not; nothing else begins or ends by that (T2). */
  Session open(Lodging lodging, @Nullable Lodging left) {
    Session session =
        door.change(id, premises.access().caller(), HostRules.start(lodging, left)).session();
    tenure = new Tenure(lodging, session.times().created());
    return session;
  }

  /**
   * Makes sure that the session is still the one that was opened.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if that one was removed
   * @throws dev.bureau.core.host.HostedElsewhereException if another host has it
   */
  void requireOwn(Loaded loaded) {
    tenure().require(loaded.session(), loaded.aspects());
  }

  private Tenure tenure() {
    return Objects.requireNonNull(tenure, "opened");
  }

  /** Begins to look at the agent. */
  void monitor(Runnable look) {
    calls.call("started", remembered(), hooks::started);
    Tasks.Repeating begun =
        premises.access().seams().tasks().every("agent-host", config.look(), look);
    loop = begun;
    if (destroyed) {
      begun.close(); // meanwhile
    }
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether nobody knows yet what its agent writes. */
  boolean isPending() {
    return monitor == null;
  }

  /** The agent's own session is known from now on, the first or another (T10). */
  void correlate(String ownSession, String transcript, TranscriptReader reader) {
    Decision match = HostRules.match(ownSession, transcript);
    Monitor before = monitor;
    boolean again = before != null;
    Position from = door.load(id).aspects().get(Transcripts.ASPECT).position(TranscriptName.MAIN);
    Decision anew =
        TranscriptRules.read(
            from, new TranscriptRead(TranscriptName.MAIN, from.nextPart(), Counts.NONE));
    commit(
        (session, aspects, moment) -> {
          Change matched = match.decide(session, aspects, moment);
          return again ? matched.and(anew.decide(session, aspects, moment)) : matched;
        });
    if (before != null) {
      before.close();
    }
    monitor = new Monitor(premises, id, reader, tenure()::holds);
    log("(7) session {} correlated with agent id {}", id, ownSession);
    log("(8) monitoring of session {} started", id);
  }

  /** Reads what has been written since the last time; of very much a part. */
  void read() throws IOException {
    Monitor reading = monitor;
    if (reading != null) {
      reading.readSome();
    }
  }

  /** Reads what is left: the agent writes no more there. */
  void readLast() throws IOException {
    Monitor reading = monitor;
    if (reading != null) {
      reading.read(Monitor.End.FINAL);
    }
  }

  /** Notes that the transcript did not come in time, and that the host is there. */
  void note() {
    long now = nanos();
    if (ended) {
      return;
    }
    if (isPending() && !missed && now - since >= config.correlation().toNanos()) {
      commit(HostRules.miss());
      missed = true;
      LOG.warn("Session {} goes on without a transcript: none has appeared in its folder", id);
    }
    if (now - signed >= SIGN_OF_LIFE.toNanos()) {
      commit(HostRules.seen(tenure().lodging()));
      signed = now;
    }
  }

  /** What comes before the end, however that comes: all is read, and the first hook called. */
  void wind() {
    if (!wound) {
      wound = true;
      collect(Monitor.End.WAITING);
      calls.call("beforeCleanup", remembered(), hooks::beforeCleanup);
    }
  }

  /** What the session leaves is handed on at once. */
  void cleanup() {
    if (!ended) {
      ended = true;
      collect(Monitor.End.WAITING);
      calls.call("cleanup", remembered(), hooks::cleanup);
      sync();
      log("(3) session {} synced", id);
    }
  }

  /** Takes what the agent has written after the end, before it began the next transcript. */
  void close() {
    Monitor reading = monitor;
    if (reading != null) {
      if (ended && collect(Monitor.End.FINAL)) {
        sync();
      }
      reading.close();
    }
  }

  private void sync() {
    Monitor reading = monitor;
    if (reading != null) {
      calls.call("sync", remembered(), session -> reading.sync(config.hook()));
    }
  }

  /**
   * Ends the session, once (T1).
   *
   * @throws BureauException if the store cannot serve; to be called again then
   */
  void end(Operation operation, Ending ending) {
    wind();
    cleanup();
    commit(HostRules.end(operation, ending));
  }

  /** The agent has passed a limit. */
  void breached(Breach breach) {
    commit(HostRules.breach(breach));
  }

  /** The agent's process is over. */
  void after() {
    calls.call("afterRun", remembered(), hooks::afterRun);
  }

  /**
   * Reads the last of the transcript; that it cannot be read stops no end.
   *
   * @return whether there was something
   */
  private boolean collect(Monitor.End end) {
    Monitor reading = monitor;
    try {
      return reading != null && reading.read(end);
    } catch (IOException | RuntimeException e) { // users' formats are in it
      LOG.warn("The end of the transcript of session {} was not read", id, e);
      return false;
    }
  }

  private Session remembered() {
    return door.remembered(id).session();
  }

  private Session commit(Decision decision) {
    return door.change(id, premises.access().caller(), tenure().holds(decision)).session();
  }

  private long nanos() {
    return premises.access().seams().ticker().nanos();
  }

  private static void log(String text, SessionId about, Object... more) {
    try (MDC.MDCCloseable ignored = MDC.putCloseable("session", about.value())) {
      if (more.length == 0) {
        LOG.info(text, about);
      } else {
        LOG.info(text, about, more[0]);
      }
    }
  }
}
