package dev.bureau.core.removal;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * The session's chain is being deleted, the oldest session first and this one last; nobody takes
 * over from it any more.
 *
 * @param chain by its first session
 */
public record RemovalBegun(SessionId chain) implements RemovalEvent {
  @Override
  public Removal applyTo(Removal state, Instant at) {
    return new Removal(chain);
  }
}
