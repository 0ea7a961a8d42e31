package dev.bureau.core.affinity;

import java.time.Instant;

/** A director hands work out by this binding from now on, in place of the one it had. */
public record AffinityBound(Binding binding) implements AffinityEvent {
  @Override
  public Bindings applyTo(Bindings state, Instant at) {
    return state.with(binding);
  }
}
