package dev.bureau.core.tree;

import java.time.Instant;

/**
 * The session and all below it are being stopped; it supervises no new ones.
 *
 * @param reason in a few words
 * @param until when whoever does it will be through, or has died
 */
public record TreeStopping(String reason, Instant until) implements TreeEvent {
  @Override
  public Stopping applyTo(Stopping state, Instant at) {
    return new Stopping(reason, until);
  }
}
