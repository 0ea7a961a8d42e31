package dev.bureau.core.usage;

import dev.bureau.core.price.Price;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A call that had no price has one now, because somebody asked for it.
 *
 * @param key which call
 * @param price that of the call's own time
 * @param cost all it cost, in USD, exactly
 */
public record UsagePriced(UsageKey key, Price price, BigDecimal cost) implements UsageEvent {
  @Override
  public Ledger applyTo(Ledger state, Instant at) {
    return state.priced(key, price);
  }
}
