package dev.bureau.core.price;

import java.time.Instant;
import java.time.LocalDate;

/** A model has no longer a price of the users' own from that day on. */
public record PriceRemoved(String model, LocalDate from) implements PriceEvent {
  @Override
  public Prices applyTo(Prices state, Instant at) {
    return state.without(model, from);
  }
}
