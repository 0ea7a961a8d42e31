package dev.bureau.core.migration;

import java.time.Instant;

/** The session is going to move; from now on its agent begins nothing. */
public record MigrationIntended(Move move) implements MigrationEvent {
  @Override
  public Migration applyTo(Migration state, Instant at) {
    return new Migration(move, null, null);
  }
}
