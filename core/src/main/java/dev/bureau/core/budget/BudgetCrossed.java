package dev.bureau.core.budget;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call would have broken a limit for the first time since it was set.
 *
 * @param limit which one, with what is decided
 * @param by the session that wanted to make the call
 * @param needed how much it needed
 * @param available how much there was
 * @param question what a person is asked; null if nobody is
 */
public record BudgetCrossed(
    Limit limit,
    SessionId by,
    BigDecimal needed,
    BigDecimal available,
    @Nullable MessageId question)
    implements BudgetEvent {
  @Override
  public Budget applyTo(Budget state, Instant at) {
    return state.crossed(this);
  }
}
