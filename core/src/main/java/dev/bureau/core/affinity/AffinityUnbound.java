package dev.bureau.core.affinity;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/** A director hands no more work out by a binding. */
public record AffinityUnbound(SessionId director) implements AffinityEvent {
  @Override
  public Bindings applyTo(Bindings state, Instant at) {
    return state.without(director);
  }
}
