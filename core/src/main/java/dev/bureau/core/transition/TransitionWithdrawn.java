package dev.bureau.core.transition;

import java.time.Instant;

/** Nobody takes over after all, and the session stays the end of its chain. */
public record TransitionWithdrawn(String reason) implements TransitionEvent {
  @Override
  public Transition applyTo(Transition state, Instant at) {
    return state.passing(null, false);
  }
}
