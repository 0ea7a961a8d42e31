package dev.bureau.core.transition;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.removal.Removal;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionPassed;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.Status;
import dev.bureau.core.tree.Stopping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pure rules of passing from one session to the next (T5, X10, and the table of S4). */
public final class TransitionRules {
  private TransitionRules() {}

  /**
   * The session is going to pass, as soon as its agent has ended what it is at; nothing happens if
   * it is known to, if it has passed, or if it has ended, so that its agent is at nothing.
   *
   * @throws TransitionRefusedException when it is decided, if it moves, is being stopped, or its
   *     chain is being deleted
   */
  public static Decision intend(Passage passage) {
    return (session, aspects, moment) -> {
      if (session.status().isFinal() || aspects.get(Transition.ASPECT).isUnderWay()) {
        return Change.NONE;
      }
      requireFree(session, aspects, moment.now());
      return Change.of(new TransitionIntended(passage));
    };
  }

  /**
   * The session ends, and is no longer the live end of its chain: by the passage that is under way,
   * or else by this one. Nothing happens if it has passed. One that was ended by somebody else
   * since it was going to pass stays the end of its chain.
   *
   * @throws TransitionRefusedException when it is decided, if it moves, is being stopped, or its
   *     chain is being deleted
   */
  public static Decision pass(Passage passage) {
    return (session, aspects, moment) -> {
      if (hasPassed(session)) {
        return Change.NONE;
      }
      Optional<Passage> underWay = aspects.get(Transition.ASPECT).underWay();
      if (underWay.isPresent() && session.status().isFinal()) {
        return Change.of(new TransitionWithdrawn("it was ended meanwhile"));
      }
      List<Event<?>> events = new ArrayList<>();
      if (underWay.isEmpty()) {
        requireFree(session, aspects, moment.now());
        events.add(new TransitionIntended(passage));
      }
      Passage present = underWay.orElse(passage);
      events.addAll(
          SessionRules.operate(session, present.cause().operation(), ending(session, present)));
      events.add(new SessionPassed(present.next()));
      return Change.of(events);
    };
  }

  /** The next session is there; nothing happens if that is known. */
  public static Decision finish(SessionId next) {
    return (session, aspects, moment) ->
        aspects
            .get(Transition.ASPECT)
            .underWay()
            .filter(each -> each.next().equals(next))
            .map(each -> Change.of(finished(session, each)))
            .orElse(Change.NONE);
  }

  /** One whose window was too full is put aside: what it knew stands in its journal (E14). */
  private static List<Event<?>> finished(Session session, Passage passage) {
    List<Event<?>> events = new ArrayList<>(List.of(new TransitionFinished(passage.next())));
    if (passage.cause() == Cause.EMERGENCY) {
      events.addAll(SessionRules.archive(session, "emergency recovery"));
    }
    return events;
  }

  /**
   * Somebody passes a session, perhaps instead of somebody else who did before. Of the session
   * {@code bureau}.
   */
  public static Decision list(SessionId passing, Waiting waiting) {
    return (session, aspects, moment) ->
        waiting.equals(aspects.get(Transition.ASPECT).listed().get(passing))
            ? Change.NONE
            : Change.of(new TransitionListed(passing, waiting));
  }

  /**
   * Somebody no longer passes a session; nothing happens if somebody else does by now. Of {@code
   * bureau}.
   */
  public static Decision unlist(SessionId passing, Waiting waiting) {
    return (session, aspects, moment) ->
        waiting.equals(aspects.get(Transition.ASPECT).listed().get(passing))
            ? Change.of(new TransitionUnlisted(passing))
            : Change.NONE;
  }

  /**
   * Makes sure that what is decided about a session is seen by the one that takes over.
   *
   * @throws SessionPassingException if it has passed
   */
  public static void requireNotPassing(Session session) {
    if (hasPassed(session)) {
      throw new SessionPassingException(session.id());
    }
  }

  private static boolean hasPassed(Session session) {
    return session.links().transitionedTo() != null;
  }

  /** How it failed is told by what it ends with, too. */
  private static Ending ending(Session session, Passage passage) {
    return session.status() == Status.ERROR && session.ending() != null
        ? session.ending()
        : passage.ending();
  }

  /**
   * Makes sure that nothing else is done with a session that keeps it from passing.
   *
   * @throws TransitionRefusedException if it moves, or is being stopped
   */
  public static void requireFree(Session session, Aspects aspects, Instant now) {
    if (session.id().equals(SessionId.BUREAU)) {
      throw new TransitionRefusedException(
          session.id(), "it belongs to Bureau itself", "choose another session");
    }
    if (aspects.get(Removal.ASPECT).hasBegun()) {
      throw new TransitionRefusedException(
          session.id(), "its chain is being deleted", "create another session");
    }
    if (aspects.get(Migration.ASPECT).isUnderWay()) {
      throw new TransitionRefusedException(
          session.id(), "it is on its way to another workspace", "wait for the end of that");
    }
    if (!session.status().isFinal() && aspects.get(Stopping.ASPECT).isUnderWay(now)) {
      throw new TransitionRefusedException(
          session.id(), "it is being stopped", "resume it when it has ended");
    }
  }
}
