package dev.bureau.core.grant;

import java.time.Instant;

/** A session is going to draw something from one above it. */
public record GrantAsked(Transfer transfer) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.opened(transfer);
  }
}
