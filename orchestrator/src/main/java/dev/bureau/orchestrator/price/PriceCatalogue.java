package dev.bureau.orchestrator.price;

import dev.bureau.core.access.Reserved;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.price.NoSuchPriceException;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.price.PriceRules;
import dev.bureau.core.price.PriceTable;
import dev.bureau.core.price.Prices;
import java.time.LocalDate;

/**
 * What models cost (R4): the prices that Bureau starts with, and over them those that users put,
 * which are kept in the journal of the session {@code bureau}. A price says what usage costs that
 * is recorded from then on; what is billed stays billed. Thread-safe. Each method that changes
 * something throws what {@link Door#change} throws, beside what it says itself.
 */
public final class PriceCatalogue {
  private final Reserved reserved;

  /**
   * @param actor in whose name prices are changed
   */
  public PriceCatalogue(Door door, Actor actor) {
    this.reserved = new Reserved(door, Caller.of(actor));
  }

  /** All prices that hold now. */
  public PriceTable table() {
    return reserved.get(Prices.ASPECT).table();
  }

  /** Whether a price was put by users. */
  public boolean isOwn(PriceEntry entry) {
    return reserved.get(Prices.ASPECT).find(entry.model(), entry.from()).isPresent();
  }

  /** Puts a price, in place of the one of its model and day if there is one. */
  public void put(PriceEntry entry) {
    reserved.change(PriceRules.put(entry));
  }

  /**
   * Removes a price that users put; one that Bureau starts with holds again, if it was over it.
   *
   * @throws NoSuchPriceException if they put none for that model and day
   */
  public void remove(String model, LocalDate from) {
    if (reserved.get(Prices.ASPECT).find(model, from).isEmpty()) {
      throw new NoSuchPriceException(model, from);
    }
    reserved.change(PriceRules.remove(model, from));
  }
}
