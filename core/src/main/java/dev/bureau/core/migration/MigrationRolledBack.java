package dev.bureau.core.migration;

import java.time.Instant;

/**
 * The session has not moved: everything is as it was before, and its agent goes on.
 *
 * @param reason in a few words
 */
public record MigrationRolledBack(String reason) implements MigrationEvent {
  @Override
  public Migration applyTo(Migration state, Instant at) {
    return Migration.NONE;
  }
}
