package dev.bureau.core.transition;

import java.time.Instant;

/** The session is going to pass to the next of its chain; from now on its agent begins nothing. */
public record TransitionIntended(Passage passage) implements TransitionEvent {
  @Override
  public Transition applyTo(Transition state, Instant at) {
    return state.passing(passage, false);
  }
}
