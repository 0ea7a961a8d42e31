package dev.bureau.core.tree;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.time.Instant;

/**
 * Whether a session and all below it are being stopped. Immutable.
 *
 * @param reason in a few words; empty if they never were
 * @param until when whoever does it will be through, or has died
 */
public record Stopping(String reason, Instant until) {
  /** As an aspect of the session at the top. */
  public static final Aspect<Stopping> ASPECT =
      new Aspect<>("tree", 1, new Stopping("", Instant.EPOCH), Form.of(Stopping.class));

  /** Whether it is so at that time. */
  public boolean isUnderWay(Instant at) {
    return at.isBefore(until);
  }
}
