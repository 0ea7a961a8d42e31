package dev.bureau.core.removal;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session's chain is being deleted. Immutable.
 *
 * @param chain by its first session; null if it is not being deleted
 */
public record Removal(@Nullable SessionId chain) {
  /** As an aspect of the last session of the chain. */
  public static final Aspect<Removal> ASPECT =
      new Aspect<>("removal", 1, new Removal(null), Form.of(Removal.class));

  /** Whether it is. */
  public boolean hasBegun() {
    return chain != null;
  }
}
