package dev.bureau.core.session;

import java.time.Instant;

/** A session registered for messages, or deregistered (S20). */
public record IntakeChanged(Intake intake) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withProfile(state.profile().withIntake(intake));
  }
}
