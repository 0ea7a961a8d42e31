package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The session has spent so much more; of what, the usage in the same commit says (R3).
 *
 * @param tokens of all kinds
 * @param cost in USD, exactly
 */
public record SessionSpent(long tokens, BigDecimal cost) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withTotals(state.totals().withSpent(tokens, cost));
  }

  /**
   * Refuses more tokens than a session can have.
   *
   * @throws BadInputException if they come to 2^63 or more with those it has
   */
  public static void requireRoom(Session session, long tokens) {
    if (session.totals().tokens() + tokens < 0) {
      throw new BadInputException("tokens", tokens, "keep those of a session below 2^63");
    }
  }
}
