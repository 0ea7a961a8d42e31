package dev.bureau.transitions.host;

import dev.bureau.core.access.Access;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.health.VitalsSource;
import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Session;
import dev.bureau.transitions.sync.Sink;
import dev.bureau.transitions.sync.SyncConfig;
import dev.bureau.transitions.sync.Syncing;
import dev.bureau.transitions.transcript.TranscriptFormat;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts of agents in this process (T4). Thread-safe.
 *
 * <pre>{@code
 * GuestStarter agent = GuestStarter.program(program, Seams.system(), System.out::println);
 * TranscriptPlace place = TranscriptPlace.of(folder, format);
 * AgentHost host = bureau.hosts().start(id, HostSpec.of(agent, place));
 * host.say("Hello");
 * }</pre>
 */
public final class Hosts implements VitalsSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);
  private static final Duration SYNC = Duration.ofSeconds(10);

  private volatile Premises premises;
  private final Interruption interruption;
  private final Runnable duties;
  private final List<AgentHost> hosts = new CopyOnWriteArrayList<>();
  private final Set<SessionId> beingEntered = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param premises what they share
   * @param duties begins all that a process does that has agents, this included; may be called
   *     again
   */
  public Hosts(Premises premises, Runnable duties) {
    this.premises = premises;
    this.duties = duties;
    this.interruption =
        new Interruption(premises.access(), premises.keeper(), id -> of(id).isPresent());
  }

  /**
   * Hands on what transcripts say to these sinks (T7). To be called once, before any agent is
   * started.
   *
   * @throws dev.bureau.core.error.BadInputException if two sinks have the same name
   * @throws IllegalStateException if sinks were given before, or an agent was started
   */
  public synchronized void syncTo(List<Sink> sinks, SyncConfig config) {
    if (premises.syncing() != null || !hosts.isEmpty()) {
      throw new IllegalStateException("Give all sinks before the first agent is started");
    }
    premises = premises.with(new Syncing(sinks, config, premises.access().seams()));
  }

  /**
   * Begins to look for sessions whose agents died with their hosts (X9). A bureau to which agents
   * are bound has begun when it is opened, any other begins with its first agent. Idempotent.
   */
  public void begin() {
    interruption.start();
  }

  /**
   * Looks now for sessions whose agents died with their hosts, and ends them (X9).
   *
   * @throws dev.bureau.core.store.StoreException if the store cannot serve
   */
  public void sweep() {
    interruption.sweep();
  }

  /**
   * Starts an agent for a session, which starts with it if it has not; the session names an agent.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.session.IllegalStatusChangeException if it has failed or ended; resume
   *     it first
   * @throws dev.bureau.core.host.HostedElsewhereException if a host has it that lives
   * @throws dev.bureau.core.error.BadInputException if the session names no agent, or the folder of
   *     the transcripts cannot be read
   * @throws BureauException if the agent cannot be started, or the store cannot serve; no agent
   *     runs then
   */
  public AgentHost start(SessionId session, HostSpec spec) {
    duties.run();
    AgentHost host = enter(session, left -> begun(session, left, spec));
    if (closed) { // meanwhile: nobody else would end it
      host.close();
    }
    return host;
  }

  private AgentHost begun(SessionId session, @Nullable Lodging left, HostSpec spec) {
    AgentHost host = AgentHost.begin(premises, spec, session, left, this::enter);
    hosts.removeIf(AgentHost::isOver);
    hosts.add(host);
    return host;
  }

  /** A session has a host in the store before its host is one of these: nobody comes in between. */
  private <T> T enter(SessionId session, AgentHost.Entry<T> entry) {
    if (!beingEntered.add(session)) {
      throw new HostedElsewhereException(session, premises.keeper());
    }
    try {
      return entry.enter(interruption.requireVacant(session));
    } finally {
      beingEntered.remove(session);
    }
  }

  /**
   * Reads what the agent of a session wrote last, which nobody has read if its host died, and hands
   * on what sinks do not have. Nothing happens if its transcript is not known.
   *
   * @param format what the lines mean
   * @return whether there was something to read
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws IllegalStateException if a host of this process has it
   * @throws IOException if the transcript cannot be read
   */
  public boolean recover(SessionId session, TranscriptFormat format)
      throws IOException, InterruptedException {
    if (of(session).isPresent()) {
      throw new IllegalStateException("A host has session '" + session + "'");
    }
    Access access = premises.access();
    AgentRef agent = access.door().load(session).session().agent();
    Path path = agent == null || agent.transcript() == null ? null : Path.of(agent.transcript());
    Path folder = path == null ? null : path.getParent();
    if (path == null || folder == null) {
      return false;
    }
    String name = folder.relativize(path).toString();
    Disk disk = access.seams().disk();
    Monitor monitor =
        new Monitor(
            premises,
            session,
            new TranscriptReader(disk, folder, name, format),
            UnaryOperator.identity());
    try {
      boolean found = monitor.read(Monitor.End.FINAL);
      monitor.sync(SYNC);
      return found;
    } finally {
      monitor.close();
    }
  }

  @Override
  public Optional<Vitals> of(Session session) {
    return of(session.id()).map(host -> host.usage().map(Hosts::vitals).orElse(Vitals.NONE));
  }

  private static Vitals vitals(ProcessUsage usage) {
    return new Vitals(usage.residentBytes(), Duration.ofNanos(usage.cpuNanos()), null);
  }

  /** Those whose agents run. */
  public List<AgentHost> running() {
    return hosts.stream().filter(each -> !each.isOver()).toList();
  }

  /** The one whose current run is that session. */
  public Optional<AgentHost> of(SessionId session) {
    return running().stream().filter(each -> each.session().equals(session)).findFirst();
  }

  /** Ends all agents, and their sessions with them. Idempotent. */
  @Override
  public void close() {
    closed = true;
    interruption.close();
    List<AgentHost> closing = running();
    closing.forEach(AgentHost::stop); // all at once: each may take its time
    for (AgentHost each : closing) {
      try {
        each.close();
      } catch (BureauException e) {
        LOG.warn("The host of session {} was not closed whole", each.session(), e);
      }
      each.abandon();
    }
    Syncing syncing = premises.syncing();
    if (syncing != null) {
      syncing.close();
    }
  }
}
