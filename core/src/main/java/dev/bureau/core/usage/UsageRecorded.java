package dev.bureau.core.usage;

import dev.bureau.core.price.Price;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call is billed in this session; no other session of the store bills it.
 *
 * @param usage what it used, under the model's own name
 * @param price that of the call's own time, by which a later report is priced, too; null if the
 *     model had none
 * @param cost in USD, exactly; null if there is no price
 */
public record UsageRecorded(Usage usage, @Nullable Price price, @Nullable BigDecimal cost)
    implements UsageEvent {
  static UsageRecorded of(Charge charge) {
    return new UsageRecorded(charge.usage(), charge.price(), charge.cost());
  }

  @Override
  public Ledger applyTo(Ledger state, Instant at) {
    return state.with(new Charge(usage, price));
  }
}
