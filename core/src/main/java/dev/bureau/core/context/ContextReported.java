package dev.bureau.core.context;

import dev.bureau.core.error.BadInputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider said how full the window is; that wins over what is counted.
 *
 * @param used the tokens in it, 0 to 10^12
 * @param total the tokens that go into it; null if it did not say
 */
public record ContextReported(long used, @Nullable Long total) implements ContextEvent {
  /**
   * @throws BadInputException if one of them is out of its range
   */
  public ContextReported {
    if (used < 0 || used > Gauge.MOST) {
      throw new BadInputException("used tokens", used, "give 0 to " + Gauge.MOST);
    }
    if (total != null && (total < 1 || total > Gauge.MOST)) {
      throw new BadInputException("window", total, "give 1 to " + Gauge.MOST + " tokens");
    }
  }

  @Override
  public ContextMap applyTo(ContextMap state, Instant at) {
    return state.withReported(new ContextMap.Reported(used, total, state.counted()));
  }
}
