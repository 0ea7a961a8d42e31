package dev.bureau.core.session;

import java.time.Instant;

/** More is known of the agent that works in the session, such as its own session's id. */
public record AgentChanged(AgentRef agent) implements SessionEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state.withAgent(agent);
  }
}
