package dev.bureau.core.session;

import java.time.Instant;

/** A session walked one edge of its lifecycle, for the sake of that operation. */
public record StatusChanged(Status from, Status to, Operation operation) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withStatus(to, at);
  }
}
