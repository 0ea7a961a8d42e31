package dev.bureau.core.constraint;

import java.time.Instant;

/**
 * A session has passed a limit.
 *
 * @param constraint which one: {@code timeout}, {@code disk} or {@code max-memory}
 * @param limit the most it may be, in milliseconds or bytes
 * @param found what it was, in the same unit
 */
public record ConstraintBreached(String constraint, long limit, long found)
    implements ConstraintEvent {
  @Override
  public Breaches applyTo(Breaches state, Instant at) {
    return state.with(new Breach(constraint, limit, found, at));
  }
}
