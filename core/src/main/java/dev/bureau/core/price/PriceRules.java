package dev.bureau.core.price;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import java.time.LocalDate;

/** The pure rules of prices: decisions about the session {@code bureau}. */
public final class PriceRules {
  private PriceRules() {}

  /** Puts a price in place of that of its model and day; nothing happens if it is there already. */
  public static Decision put(PriceEntry entry) {
    return (session, aspects, moment) ->
        aspects
                .get(Prices.ASPECT)
                .find(entry.model(), entry.from())
                .filter(entry::equals)
                .isPresent()
            ? Change.NONE
            : Change.of(new PricePut(entry));
  }

  /**
   * Removes a price that users put.
   *
   * @throws NoSuchPriceException when it is decided, if they put none for that model and day
   */
  public static Decision remove(String model, LocalDate from) {
    return (session, aspects, moment) -> {
      if (aspects.get(Prices.ASPECT).find(model, from).isEmpty()) {
        throw new NoSuchPriceException(model, from);
      }
      return Change.of(new PriceRemoved(model, from));
    };
  }
}
