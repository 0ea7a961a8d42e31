package dev.bureau.core.session;

import java.time.Instant;

/**
 * The session uses another model from now on (R1).
 *
 * @param model its name
 */
public record ModelChanged(String model) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    Profile profile = state.profile();
    return state.withProfile(profile.with(profile.assignment().withModel(model)));
  }
}
