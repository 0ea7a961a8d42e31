package dev.bureau.core.message;

import dev.bureau.core.session.Session;
import java.time.Instant;

/**
 * A handling ended well: its effects are part of the same commit, its message is never seen again.
 */
public record MessageHandled(Message message) implements MessageEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withTaskDone(at);
  }
}
