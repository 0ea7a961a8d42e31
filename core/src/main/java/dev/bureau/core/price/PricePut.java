package dev.bureau.core.price;

import java.time.Instant;

/** A model has a price from some day on, in place of the one it had from that day, if any. */
public record PricePut(PriceEntry entry) implements PriceEvent {
  @Override
  public Prices applyTo(Prices state, Instant at) {
    return state.with(entry);
  }
}
