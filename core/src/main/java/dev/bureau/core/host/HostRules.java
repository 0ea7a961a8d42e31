package dev.bureau.core.host;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.constraint.Breach;
import dev.bureau.core.constraint.ConstraintBreached;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.AgentChanged;
import dev.bureau.core.session.AgentRef;
import dev.bureau.core.session.AgentRef.Correlation;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pure rules of hosts: when an agent's life begins, becomes known, and ends (T1, T5, X9). */
public final class HostRules {
  private HostRules() {}

  /**
   * A host has the agent of the session, whose own session is not known yet; the session starts, if
   * it has not. One that has failed keeps its status until it passes.
   *
   * @param lodging where the agent lives from now on
   * @param left where it lived when the host made sure that nobody has it any more; null if nowhere
   * @throws dev.bureau.core.session.IllegalStatusChangeException when it is decided, if the session
   *     has failed or is final
   * @throws BadInputException when it is decided, if the session has no agent
   * @throws HostedElsewhereException when it is decided, if another host was faster
   */
  public static Decision start(Lodging lodging, @Nullable Lodging left) {
    return (session, aspects, moment) -> {
      AgentRef agent = requireStartable(session);
      Lodging current = aspects.get(Hosting.ASPECT).lodging();
      if (current != null && !current.equals(lodging) && !current.equals(left)) {
        throw new HostedElsewhereException(session.id(), current.keeper());
      }
      List<Event<?>> events = new ArrayList<>(SessionRules.operate(session, Operation.START, null));
      if (!lodging.equals(current)) {
        events.add(new HostStarted(lodging));
      }
      AgentRef pending = correlated(agent, null, null, Correlation.PENDING);
      if (!agent.equals(pending)) {
        events.add(new AgentChanged(pending));
      }
      return Change.of(events);
    };
  }

  /**
   * The agent of a session that may start, or has started.
   *
   * @throws dev.bureau.core.session.IllegalStatusChangeException if the session has failed or is
   *     final
   * @throws BadInputException if the session has no agent
   */
  public static AgentRef requireStartable(Session session) {
    SessionRules.operate(session, Operation.START, null);
    AgentRef agent = session.agent();
    if (agent == null) {
      throw new BadInputException("session", session.id(), "give it an agent");
    }
    return agent;
  }

  /** The agent's own session is known. */
  public static Decision match(String ownSession, String transcript) {
    return (session, aspects, moment) ->
        changed(session, ownSession, transcript, Correlation.MATCHED);
  }

  /** The agent's own session did not show; it may still do so. */
  public static Decision miss() {
    return (session, aspects, moment) -> {
      AgentRef agent = session.agent();
      return agent == null || agent.correlation() != Correlation.PENDING
          ? Change.NONE
          : changed(session, null, null, Correlation.FAILED);
    };
  }

  /** The host is there, if it is still this one. */
  public static Decision seen(Lodging lodging) {
    return (session, aspects, moment) ->
        lodging.equals(aspects.get(Hosting.ASPECT).lodging()) && !session.status().isFinal()
            ? Change.of(new HostSeen(lodging.keeper().node()))
            : Change.NONE;
  }

  /**
   * The life is over: the session completes, fails, or is shut down, once. Nothing happens if it
   * has failed, has ended, or passes to another.
   *
   * @param operation COMPLETE, FAIL or SHUTDOWN
   */
  public static Decision end(Operation operation, Ending ending) {
    return (session, aspects, moment) ->
        session.status().isFinal()
                || session.status() == Status.ERROR
                || aspects.get(Transition.ASPECT).isUnderWay()
            ? Change.NONE
            : Change.of(SessionRules.operate(session, operation, ending));
  }

  /** The agent has passed a limit; nothing happens if the session has failed or ended. */
  public static Decision breach(Breach breach) {
    return (session, aspects, moment) ->
        session.status().isFinal() || session.status() == Status.ERROR
            ? Change.NONE
            : Change.of(
                new ConstraintBreached(breach.constraint(), breach.limit(), breach.found()));
  }

  /**
   * Nobody can go on with the agent (X9): the session ends, unless somebody has it in hand, or it
   * has failed or ended.
   *
   * @param lodging where the agent has lived
   * @param silentSince ends it only if nothing was committed after that
   */
  public static Decision interrupt(Lodging lodging, Instant silentSince) {
    return (session, aspects, moment) ->
        isInterruptible(session, silentSince)
                && lodging.equals(aspects.get(Hosting.ASPECT).lodging())
                && !aspects.get(Transition.ASPECT).isUnderWay()
            ? Change.of(
                SessionRules.operate(session, Operation.INTERRUPT, new Ending(null, "interrupted")))
            : Change.NONE;
  }

  private static boolean isInterruptible(Session session, Instant silentSince) {
    return !session.status().isFinal()
        && session.status() != Status.ERROR
        && !session.times().updated().isAfter(silentSince);
  }

  private static Change changed(
      Session session,
      @Nullable String ownSession,
      @Nullable String transcript,
      Correlation correlation) {
    AgentRef agent = session.agent();
    if (agent == null) {
      return Change.NONE;
    }
    AgentRef known = correlated(agent, ownSession, transcript, correlation);
    return known.equals(agent) ? Change.NONE : Change.of(new AgentChanged(known));
  }

  private static AgentRef correlated(
      AgentRef agent,
      @Nullable String ownSession,
      @Nullable String transcript,
      Correlation correlation) {
    return new AgentRef(
        agent.name(),
        agent.provider(),
        agent.project(),
        agent.directory(),
        ownSession,
        transcript,
        correlation);
  }
}
