package dev.bureau.core.migration;

import java.time.Instant;

/**
 * The session will not move after all; what was copied is about to be removed.
 *
 * @param reason in a few words
 */
public record MigrationWithdrawn(String reason) implements MigrationEvent {
  @Override
  public Migration applyTo(Migration state, Instant at) {
    return new Migration(state.move(), state.copied(), reason);
  }
}
