package dev.bureau.core.migration;

import java.time.Instant;

/**
 * The session has moved; in the same commit its head names its next workspace.
 *
 * @param workspace the directory it works in now, as whoever asked named it
 */
public record MigrationFinished(String workspace) implements MigrationEvent {
  @Override
  public Migration applyTo(Migration state, Instant at) {
    return Migration.NONE;
  }
}
