package dev.bureau.core.budget;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A call would break a limit and is not to be made (X5). Nothing was called, and nothing is
 * reserved for it.
 */
public final class BudgetExceededException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final transient @Nullable MessageId question;

  /**
   * Who was refused what.
   *
   * @param session the session that wanted to make the call
   * @param declarer the session whose limit it is
   * @param limit the limit
   * @param needed what the call needs of its measure
   * @param available what there is of it
   * @param cause why
   */
  public record Refusal(
      SessionId session,
      SessionId declarer,
      Limit limit,
      BigDecimal needed,
      BigDecimal available,
      Cause cause) {
    Refusal of(SessionId other) {
      return new Refusal(other, declarer, limit, needed, available, cause);
    }
  }

  /** Why a call is refused. */
  public enum Cause {
    /** There is not enough left. */
    EXHAUSTED,
    /** Nobody knows what it costs, or what calls before it have cost. */
    UNPRICED
  }

  public BudgetExceededException(Refusal refusal, @Nullable MessageId question) {
    super(Category.REFUSED, message(refusal, question));
    this.refusal = refusal;
    this.question = question;
  }

  private static String message(Refusal refusal, @Nullable MessageId question) {
    String what =
        refusal.cause() == Cause.UNPRICED
            ? "makes no call whose cost is unknown"
            : "needs %s %s and has %s"
                .formatted(
                    refusal.needed().toPlainString(),
                    refusal.limit().measure().unit(),
                    refusal.available().max(BigDecimal.ZERO).toPlainString());
    return "Session '%s' %s: session '%s' is limited to %s; %s"
        .formatted(
            refusal.session(),
            what,
            refusal.declarer(),
            refusal.limit(),
            remedy(refusal, question));
  }

  private static String remedy(Refusal refusal, @Nullable MessageId question) {
    if (question != null) {
      return "answer '" + question + "' of it with a higher limit";
    }
    return refusal.cause() == Cause.UNPRICED
        ? "give the model a price and reprice"
        : switch (refusal.limit().onCrossing()) {
          case DEGRADE -> "route it to a cheaper model, or raise the limit";
          case HAND_OFF -> "hand the work off, or raise the limit";
          default -> "raise the limit";
        };
  }

  /** The session that wanted to make the call. */
  public SessionId session() {
    return refusal.session();
  }

  /** The session whose limit it is: the same, or one above it. */
  public SessionId declarer() {
    return refusal.declarer();
  }

  /** The limit that the call would break, with what is decided about that. */
  public Limit limit() {
    return refusal.limit();
  }

  /** What the call needs, in the unit of the limit's measure. */
  public BigDecimal needed() {
    return refusal.needed();
  }

  /** What there is, in the same unit; below 0 if more was spent than may be. */
  public BigDecimal available() {
    return refusal.available();
  }

  /** Why it is refused. */
  public Cause reason() {
    return refusal.cause();
  }

  /** What to do instead. */
  public String remedy() {
    return remedy(refusal, question);
  }

  /** What a person is asked in the declarer's name; null if nobody is. */
  public @Nullable MessageId question() {
    return question;
  }

  /** The same refusal, of a call of another session. */
  public BudgetExceededException of(SessionId caller) {
    return new BudgetExceededException(refusal.of(caller), question);
  }

  /** The same refusal, after a person was asked. */
  public BudgetExceededException asking(@Nullable MessageId asked) {
    return new BudgetExceededException(refusal, asked);
  }
}
