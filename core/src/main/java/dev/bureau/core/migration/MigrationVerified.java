package dev.bureau.core.migration;

import java.time.Instant;

/**
 * All files are copied, and the copy is equal to what was copied.
 *
 * @param digest of all of it: names, contents, links, and what can be executed
 * @param files how many
 * @param bytes of all of them together
 */
public record MigrationVerified(String digest, long files, long bytes) implements MigrationEvent {
  @Override
  public Migration applyTo(Migration state, Instant at) {
    return new Migration(state.move(), digest, state.withdrawn());
  }
}
