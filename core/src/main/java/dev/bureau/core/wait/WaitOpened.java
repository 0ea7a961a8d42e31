package dev.bureau.core.wait;

import java.time.Instant;

/** A session asked, and waits. */
public record WaitOpened(Wait asked) implements WaitEvent {
  @Override
  public Waits applyTo(Waits state, Instant at) {
    return state.with(asked);
  }
}
