package dev.bureau.core.usage;

import dev.bureau.core.price.Price;
import dev.bureau.core.price.Tokens;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is billed.
 *
 * @param usage what it used, under the model's own name
 * @param price by which it was priced; null if the model had no price
 */
public record Charge(Usage usage, @Nullable Price price) {
  /** In USD, exactly; null if it has no price. */
  public @Nullable BigDecimal cost() {
    return price == null ? null : price.of(usage.tokens());
  }

  /** Under which it is added up. */
  public String category() {
    return price == null ? Price.UNPRICED : price.category();
  }

  Charge raisedTo(Tokens tokens) {
    return new Charge(usage.raisedTo(tokens), price);
  }

  Account account() {
    LocalDate day = LocalDate.ofInstant(usage.at(), ZoneOffset.UTC);
    return new Account(day, usage.model(), category());
  }

  Spending spending() {
    BigDecimal cost = cost();
    return cost == null
        ? new Spending(1, isUnknown() ? 1 : 0, usage.tokens(), BigDecimal.ZERO)
        : new Spending(1, 0, usage.tokens(), cost);
  }

  /** What has used nothing costs nothing, by whichever price. */
  private boolean isUnknown() {
    return !usage.tokens().equals(Tokens.NONE);
  }
}
