package dev.bureau.core.duty;

import java.time.Instant;

/**
 * This is what the session is there for from now on.
 *
 * @param duty all of it
 */
public record DutyAssigned(Duty duty) implements DutyEvent {
  @Override
  public Duty applyTo(Duty state, Instant at) {
    return duty;
  }
}
