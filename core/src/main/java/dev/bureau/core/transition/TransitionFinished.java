package dev.bureau.core.transition;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** The next session has taken over. */
public record TransitionFinished(SessionId next) implements TransitionEvent {
  @Override
  public Transition applyTo(Transition state, Instant at) {
    return state.passing(state.passage(), true);
  }
}
