package dev.bureau.core.grant;

import java.time.Instant;

/** What nobody needs here may not be spent here any more. */
public record GrantReturned(Transfer transfer) implements GrantEvent {
  @Override
  public Grants applyTo(Grants state, Instant at) {
    return state.returned(transfer);
  }
}
