package dev.bureau.orchestrator.recovery;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.checkpoint.CheckpointRules;
import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextEvent;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.operating.ContextBand;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.orchestrator.context.ContextConfig;
import dev.bureau.orchestrator.context.Librarian;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.Transitioned;
import dev.bureau.transitions.Transitions;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets sessions whose windows are too full go on as others (E14): a last checkpoint is taken, what
 * they know is compressed, they pass to the next of their chains, which knows the rest, and are
 * archived. Bureaus that run agents do so by themselves with their sessions when it was announced,
 * as it is above 85 % of the window unless something else is configured. Thread-safe.
 */
public final class EmergencyRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(EmergencyRecovery.class);
  private static final String NAME = "emergency recovery";

  private final Access access;
  private final Door door;
  private final ContextConfig config;
  private final Transitions transitions;
  private final Set<SessionId> underWay;

  /**
   * @param access in whose name it is done
   * @param config how large windows are, and how what is in them is made smaller
   * @param transitions passes sessions on in the same name
   * @param underWay which sessions are just let go on; a concurrent set, one for all of a process
   */
  public EmergencyRecovery(
      Access access, ContextConfig config, Transitions transitions, Set<SessionId> underWay) {
    this.access = access;
    this.door = access.door();
    this.config = config;
    this.transitions = transitions;
    this.underWay = underWay;
  }

  /** Lets a session go on as another one, as the other method does. */
  public Transitioned recover(SessionId id) throws InterruptedException {
    return recover(id, TransitionSpec.of(Cause.EMERGENCY));
  }

  /**
   * Lets a session go on as another one. What was broken off is gone on with by doing it again.
   *
   * @param spec how it passes, for the cause {@link Cause#EMERGENCY}
   * @throws BadInputException if it is for another cause
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws TransitionRefusedException if it has passed before, moves, or is being stopped
   * @throws dev.bureau.core.error.BureauException if the store cannot serve
   * @throws InterruptedException if this thread is interrupted while it waits for a handling; the
   *     passage is seen through later
   */
  public Transitioned recover(SessionId id, TransitionSpec spec) throws InterruptedException {
    if (spec.cause() != Cause.EMERGENCY) {
      throw new BadInputException("cause", spec.cause(), "give " + Cause.EMERGENCY);
    }
    boolean isFirst = underWay.add(id);
    try {
      return recovered(id, spec);
    } finally {
      if (isFirst) {
        underWay.remove(id);
      }
    }
  }

  private Transitioned recovered(SessionId id, TransitionSpec spec) throws InterruptedException {
    Loaded loaded = door.load(id);
    transitions.requireEnd(loaded.session());
    Decision checkpoint = CheckpointRules.take(NAME, config.window());
    Decision compress =
        new Librarian(config, access.store().blobs())
            .compress(id, loaded.aspects().get(ContextMap.ASPECT), CompressionLevel.AGGRESSIVE);
    door.change(
        id,
        access.caller(),
        (session, aspects, moment) -> {
          TransitionRules.requireFree(session, aspects, moment.now());
          Change made =
              checkpoint
                  .decide(session, aspects, moment)
                  .and(compress.decide(session, aspects, moment));
          ContextMap left = after(aspects.get(ContextMap.ASPECT), made, moment.now());
          return made.and(Change.of(wanted(left)));
        });
    return transitions.transition(id, spec);
  }

  /** Should this process die now, whoever is next goes on, however much room there is by then. */
  private RecoveryWanted wanted(ContextMap left) {
    return new RecoveryWanted(config.window().gauge(left));
  }

  private static ContextMap after(ContextMap before, Change made, Instant at) {
    ContextMap context = before;
    for (Event<?> each : made.events()) {
      if (each instanceof ContextEvent event) {
        context = event.applyTo(context, at);
      }
    }
    return context;
  }

  /** What is critical goes along: if that alone is too much, it would begin again for ever. */
  private boolean wouldHelp(SessionId id, ContextMap context) {
    long critical =
        context.entries().stream()
            .filter(each -> each.counts() && !each.mayGo())
            .mapToLong(ContextEntry::tokens)
            .sum();
    Gauge fresh = new Gauge(critical, config.window().gauge(context).total());
    boolean helps = fresh.position() <= config.window().table().position().recover();
    if (!helps) {
      LOG.warn("The critical context of {} alone takes {} tokens; make it smaller", id, critical);
    }
    return helps;
  }

  /** Somebody may have made room since it was announced, without leaving a threshold. */
  private boolean isStillFull(ContextMap context) {
    Gauge then = context.wanted();
    return then != null && band(config.window().gauge(context)).compareTo(band(then)) >= 0;
  }

  private ContextBand band(Gauge gauge) {
    return config.window().table().position().band(gauge.position());
  }

  private boolean isWanted(SessionId id) {
    Loaded loaded = door.load(id);
    ContextMap context = loaded.aspects().get(ContextMap.ASPECT);
    return isStillFull(context)
        && wouldHelp(id, context)
        && !loaded.aspects().get(Transition.ASPECT).isUnderWay()
        && loaded.session().links().transitionedTo() == null
        && !loaded.session().status().isFinal();
  }

  /**
   * Lets those go on as others that are to, and that nobody here does already; the others stay as
   * they are.
   *
   * @param announced sessions of which that was announced; it may be otherwise by now
   */
  public void recover(Set<SessionId> announced) {
    for (SessionId each : announced) {
      try {
        if (!underWay.contains(each) && isWanted(each)) {
          LOG.info("{} goes on as {}", each, recover(each).to().id());
        }
      } catch (TransitionRefusedException | NoSuchSessionException e) {
        LOG.info("No emergency recovery: {}", e.getMessage());
      } catch (BureauException e) { // others must not wait because of this one
        LOG.warn("The emergency recovery of {} is tried again later: {}", each, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // what has begun is seen through by whoever is next
        return;
      }
    }
  }
}
