package dev.bureau.core.host;

import java.time.Instant;

/**
 * The host still looks after the agent, although nothing has happened for a while.
 *
 * @param node the host's node
 */
public record HostSeen(String node) implements HostEvent {
  @Override
  public Hosting applyTo(Hosting state, Instant at) {
    return new Hosting(state.lodging(), at);
  }
}
