package dev.bureau.core.grant;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetLimited;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.wait.NotWaitingException;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitEnded;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.core.wait.Waits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people are asked about limits (X5, X60): whether there may be more. The question is a wait
 * like any other, but its answer raises the limit in the same commit, and no message comes of it:
 * the session need not have an agent.
 */
public final class Questions {
  /** Who is asked. */
  public static final String WHOM = "budget";

  /** The field of an answer that says the new limit. */
  public static final String LIMIT = "limit";

  private static final Duration LONGEST = Duration.ofDays(3_660);

  private Questions() {}

  static MessageId id(Moment moment) {
    return new MessageId(moment.commit().value() + "-budget");
  }

  static Change ask(BudgetExceededException refusal, Moment moment) {
    Limit limit = refusal.limit();
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("measure", limit.measure().name());
    question.put("reach", limit.reach().name());
    question.put(LIMIT, limit.amount());
    question.put("session", refusal.session().value());
    question.put("needed", refusal.needed());
    question.put("available", refusal.available());
    return Change.of(
        new WaitOpened(
            new Wait(
                id(moment),
                Wait.Kind.ANSWER,
                WHOM,
                question,
                moment.now(),
                moment.now().plus(LONGEST),
                Wait.State.OPEN)));
  }

  /** Whether a wait is a question about a limit. */
  public static boolean isOne(Budget budget, MessageId wait) {
    return budget.asked(wait).isPresent();
  }

  /**
   * Answers: the limit is what the answer says under {@code limit}.
   *
   * @throws NotWaitingException when it is decided, if nobody waits for it any more
   * @throws BadInputException when it is decided, if the answer has no larger limit
   */
  public static Decision answer(MessageId wait, Map<String, Object> answer) {
    return (session, aspects, moment) -> {
      Limit limit =
          aspects
              .get(Budget.ASPECT)
              .asked(wait)
              .filter(each -> aspects.get(Waits.ASPECT).find(wait).isPresent())
              .orElseThrow(() -> new NotWaitingException(session.id(), wait));
      Limit raised = limit.amount(amount(answer.get(LIMIT)));
      if (raised.amount().compareTo(limit.amount()) <= 0) {
        throw bad(answer.get(LIMIT), "give more than " + limit.amount().toPlainString());
      }
      return Change.of(new WaitEnded(wait, WaitEnded.Outcome.ANSWERED))
          .and(Change.of(new BudgetLimited(raised)));
    };
  }

  /**
   * Calls a question off: the limit stays, and nobody is asked again until it is set anew.
   *
   * @throws NotWaitingException when it is decided, if nobody waits for it any more
   */
  public static Decision cancel(MessageId wait) {
    return (session, aspects, moment) -> {
      if (aspects.get(Waits.ASPECT).find(wait).isEmpty()) {
        throw new NotWaitingException(session.id(), wait);
      }
      return Change.of(new WaitEnded(wait, WaitEnded.Outcome.CANCELLED));
    };
  }

  private static BigDecimal amount(@Nullable Object given) {
    try {
      return new BigDecimal(String.valueOf(given));
    } catch (NumberFormatException e) {
      throw bad(given, "give the new limit as a number, or cancel the question");
    }
  }

  private static BadInputException bad(@Nullable Object given, String remedy) {
    return new BadInputException("answer field '" + LIMIT + "'", given, remedy);
  }
}
