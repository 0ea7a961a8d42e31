package dev.bureau.core.grant;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.BudgetCrossed;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetLimited;
import dev.bureau.core.budget.BudgetReleased;
import dev.bureau.core.budget.BudgetSettled;
import dev.bureau.core.budget.BudgetUnlimited;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Reservation;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.Waits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pure rules of limits, and of how promises end (E1, X5). */
public final class BudgetRules {
  private BudgetRules() {}

  /** Sets limits, each in place of the one like it; those that hold already change nothing. */
  public static Decision limit(List<Limit> limits) {
    return (session, aspects, moment) -> {
      Budget budget = aspects.get(Budget.ASPECT);
      Change change = Change.NONE;
      for (Limit each : limits) {
        Optional<Standing> standing = budget.limit(each.measure(), each.reach());
        boolean holds = standing.filter(its -> its.equals(fresh(each))).isPresent();
        if (!holds) {
          change = change.and(ended(standing, aspects)).and(Change.of(new BudgetLimited(each)));
        }
      }
      return change;
    };
  }

  private static Standing fresh(Limit limit) {
    return new Standing(limit, false, null);
  }

  /** Takes a limit away; nothing happens if there is none. */
  public static Decision unlimit(Measure measure, Reach reach) {
    return (session, aspects, moment) -> {
      Optional<Standing> standing = aspects.get(Budget.ASPECT).limit(measure, reach);
      return standing.isEmpty()
          ? Change.NONE
          : ended(standing, aspects).and(Change.of(new BudgetUnlimited(measure, reach)));
    };
  }

  /** Nobody needs to answer any more. */
  private static Change ended(Optional<Standing> standing, Aspects aspects) {
    return standing
        .map(Standing::question)
        .filter(each -> aspects.get(Waits.ASPECT).find(each).isPresent())
        .map(each -> Change.of(new WaitEnded(each, WaitEnded.Outcome.CANCELLED)))
        .orElse(Change.NONE);
  }

  /**
   * A call has ended; its usage is recorded in the same commit. Nothing happens if nothing is
   * promised under that key any more.
   *
   * @param calls 1 if it was made and nobody reports any usage of it, else 0
   */
  public static Decision settle(String key, long calls) {
    return (session, aspects, moment) ->
        aspects
            .get(Budget.ASPECT)
            .reservation(key)
            .map(each -> Change.of(new BudgetSettled(key, seconds(each, moment), calls)))
            .orElse(Change.NONE);
  }

  /** Clocks may go back; time that was spent may not. */
  private static BigDecimal seconds(Reservation reservation, Moment moment) {
    Duration took = Duration.between(reservation.since(), moment.now());
    return BigDecimal.valueOf(Math.max(0, took.toMillis()), 3);
  }

  /** Ends a promise by which nothing was spent; nothing happens if there is none. */
  public static Decision release(String key) {
    return (session, aspects, moment) ->
        aspects.get(Budget.ASPECT).reservation(key).isPresent()
            ? Change.of(new BudgetReleased(key))
            : Change.NONE;
  }

  /** Ends what is promised to the handling of a message, which is over. */
  public static Decision release(MessageId message) {
    return (session, aspects, moment) ->
        Change.of(
            aspects.get(Budget.ASPECT).keysOf(message).stream().map(BudgetReleased::new).toList());
  }

  /** Ends all promises of a session that is final; of others, none. */
  public static Decision releaseFinal() {
    return (session, aspects, moment) ->
        session.status().isFinal()
            ? Change.of(
                aspects.get(Budget.ASPECT).reservations().keySet().stream()
                    .map(BudgetReleased::new)
                    .toList())
            : Change.NONE;
  }

  /**
   * A call was refused because of a limit of this session. The first time since the limit was set,
   * that is journaled with what is decided: a person is asked, or the session is stopped.
   */
  public static Decision crossed(BudgetExceededException refusal) {
    return (session, aspects, moment) -> {
      Limit limit = refusal.limit();
      boolean isNews =
          aspects
              .get(Budget.ASPECT)
              .limit(limit.measure(), limit.reach())
              .filter(each -> each.limit().equals(limit) && !each.crossed())
              .isPresent();
      return isNews ? crossing(session, moment, refusal) : Change.NONE;
    };
  }

  static Change crossing(Session session, Moment moment, BudgetExceededException refusal) {
    Limit limit = refusal.limit();
    boolean asks = limit.onCrossing() == Crossing.ASK && !session.hasEnded();
    Optional<Change> question =
        asks ? Optional.of(Questions.ask(refusal, moment)) : Optional.empty();
    Change crossed =
        Change.of(
            new BudgetCrossed(
                limit,
                refusal.session(),
                refusal.needed(),
                refusal.available(),
                asks ? Questions.id(moment) : null));
    return crossed.and(question.orElse(Change.NONE)).and(stopped(session, limit));
  }

  private static Change stopped(Session session, Limit limit) {
    if (limit.onCrossing() != Crossing.STOP) {
      return Change.NONE;
    }
    Ending ending = new Ending(null, reason(limit));
    return Change.of(SessionRules.operate(session, Operation.SHUTDOWN, ending));
  }

  /** Why a session is stopped that would break a limit. */
  public static String reason(Limit limit) {
    return "limited to " + limit;
  }

  /** What holds from the beginning. */
  public static List<Event<?>> first(List<Limit> limits) {
    List<Event<?>> events = new ArrayList<>();
    limits.forEach(each -> events.add(new BudgetLimited(each)));
    return events;
  }

  /** Whether nobody has made a call since then. */
  public static boolean isIdle(Budget budget, Instant since) {
    return budget.reservations().isEmpty() && budget.used().isBefore(since);
  }
}
