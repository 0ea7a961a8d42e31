package dev.bureau.transitions.host;

import dev.bureau.core.access.Access;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.host.HostRules;
import dev.bureau.core.host.HostedElsewhereException;
import dev.bureau.core.host.Hosting;
import dev.bureau.core.host.Lodging;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.IsNotNull;
import dev.bureau.core.query.Operator;
import dev.bureau.core.query.Query;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the sessions of agents with which nobody can go on (X9): at its start all whose host is
 * gone, later those of the last day that have been silent for half an hour. An agent is given up if
 * it was a process of its own and its host is gone for certain, or silent for that long where that
 * cannot be told; what is left of its process is ended then. A session whose agent ran inside of
 * its host is recovered by others, never interrupted. Several do no harm to each other.
 */
final class Interruption implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofMinutes(30);
  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Filter HOSTED =
      Filter.notFinal().and(new IsNotNull(Field.of(HeadField.AGENT)));
  private static final Filter FAILED = Filter.status(Status.ERROR);

  private final Access access;
  private final Door door;
  private final Holder self;
  private final Predicate<SessionId> isHosted;
  private Tasks.@Nullable Repeating loop;
  private volatile boolean lookedAtAll;
  private volatile boolean closed;

  /**
   * @param self who the hosts here are
   * @param isHosted whether one of them has it
   */
  Interruption(Access access, Holder self, Predicate<SessionId> isHosted) {
    this.access = access;
    this.self = self;
    this.door = access.door();
    this.isHosted = isHosted;
  }

  synchronized void start() {
    if (loop == null && !closed) {
      Tasks.Repeating begun = access.seams().tasks().every("interrupted", PAUSE, this::look);
      loop = begun;
      begun.wake();
    }
  }

  private void look() {
    try {
      if (lookedAtAll) {
        look(lately(access.seams().wall().instant()));
        endOrphans();
      } else {
        sweep();
      }
    } catch (StoreException e) {
      LOG.debug("Whether sessions were interrupted is looked at again in {}", PAUSE, e);
    }
  }

  /**
   * Looks at all, now.
   *
   * @throws StoreException if the store cannot serve
   */
  void sweep() {
    look(HOSTED);
    endOrphans();
    lookedAtAll = true;
  }

  /** Their hosts are gone, and their sessions have ended or failed, within the last day. */
  private void endOrphans() {
    Instant since = access.seams().wall().instant().minus(BACK);
    Field updated = Field.of(HeadField.UPDATED_AT);
    Filter ended =
        Filter.notFinal()
            .negated()
            .or(FAILED)
            .and(new IsNotNull(Field.of(HeadField.AGENT)))
            .and(Filter.compare(updated, Operator.AT_LEAST, since));
    each(
        ended,
        session -> {
          Lodging lodging = door.load(session).aspects().get(Hosting.ASPECT).lodging();
          ProcessStamp agent = lodging == null ? null : lodging.agent();
          if (lodging != null && agent != null && processes().isGone(lodging.keeper().process())) {
            processes().end(agent, GRACE);
          }
        });
  }

  /** Those of the last day that have been silent. */
  private static Filter lately(Instant now) {
    Field updated = Field.of(HeadField.UPDATED_AT);
    return HOSTED
        .and(Filter.compare(updated, Operator.AT_LEAST, now.minus(BACK)))
        .and(Filter.compare(updated, Operator.AT_MOST, now.minus(SILENCE)));
  }

  /**
   * Makes sure that no host has a session. One that was given up is ended.
   *
   * @return where its agent has lived; null if it never had a host
   * @throws HostedElsewhereException if one has
   */
  @Nullable Lodging requireVacant(SessionId id) {
    Loaded loaded = door.load(id);
    Hosting hosting = loaded.aspects().get(Hosting.ASPECT);
    Lodging lodging = hosting.lodging();
    if (lodging == null || loaded.session().status().isFinal()) {
      return lodging;
    }
    if (isHosted.test(id) || isAlive(lodging.keeper(), hosting.seen())) {
      throw new HostedElsewhereException(id, lodging.keeper());
    }
    look(id);
    return lodging;
  }

  private boolean isAlive(Holder holder, @Nullable Instant seen) {
    if (holder.equals(self) || processes().isGone(holder.process())) {
      return false;
    }
    Instant silent = access.seams().wall().instant().minus(SILENCE);
    return isKnownHere(holder.process()) || (seen != null && seen.isAfter(silent));
  }

  private void look(Filter open) {
    each(open.and(FAILED.negated()), this::look);
  }

  private void each(Filter filter, Consumer<SessionId> done) {
    access
        .store()
        .sessions()
        .all(Query.of(filter))
        .takeWhile(each -> !closed)
        .filter(Interruption::isOfHost)
        .forEach(each -> quietly(each.id(), done));
  }

  private void quietly(SessionId id, Consumer<SessionId> done) {
    try {
      done.accept(id);
    } catch (StoreException e) {
      throw e; // all are looked at again
    } catch (BureauException e) { // others must not wait because of this one
      LOG.debug("Whether session {} was interrupted is looked at again", id, e);
    }
  }

  /** Only those have looked for what their agent writes. */
  private static boolean isOfHost(Session session) {
    AgentRef agent = session.agent();
    return agent != null && agent.correlation() != null;
  }

  private void look(SessionId id) {
    Lodging lodging = door.load(id).aspects().get(Hosting.ASPECT).lodging();
    ProcessStamp agent = lodging == null ? null : lodging.agent();
    if (lodging == null || agent == null || isHosted.test(id)) {
      return;
    }
    ProcessStamp keeper = lodging.keeper().process();
    boolean isKeeperGone = processes().isGone(keeper);
    if (!isKeeperGone && isKnownHere(keeper) && !processes().isGone(agent)) {
      return;
    }
    processes().end(agent, GRACE);
    Instant now = access.seams().wall().instant();
    interrupt(id, lodging, isKeeperGone ? now : now.minus(SILENCE));
  }

  private void interrupt(SessionId id, Lodging lodging, Instant silentSince) {
    Session after =
        door.change(id, access.caller(), HostRules.interrupt(lodging, silentSince)).session();
    if (after.status() == Status.TERMINATED) {
      LOG.info("Session {} was interrupted: nobody can go on with its agent", id);
    }
  }

  private Processes processes() {
    return access.seams().processes();
  }

  /** Whether it can be told from here if it is gone. */
  private boolean isKnownHere(ProcessStamp process) {
    ProcessStamp self = processes().self();
    return process.boot().equals(self.boot()) && process.namespace().equals(self.namespace());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (loop != null) {
      loop.close();
    }
  }
}
