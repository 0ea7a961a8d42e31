package dev.bureau.orchestrator.migration;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.migration.Move;
import java.time.Duration;

/**
 * Where a session is to move, and how (S41). Start from {@link #to}.
 *
 * @param workspace the next workspace, relative to the working directory: not there, or an empty
 *     folder, in a folder that is there
 * @param memory what it remembers of its work there ({@link Move.Memory#KEPT})
 * @param timeout how long all of it may take, 1 ms to 1 day (60 s)
 */
public record MigrationSpec(String workspace, Move.Memory memory, Duration timeout) {
  /** How long a migration may take, unless it is said. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws BadInputException if the workspace is blank or the timeout out of its range
   */
  public MigrationSpec {
    if (workspace.isBlank()) {
      throw new BadInputException("workspace", workspace, "name the folder to work in");
    }
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new BadInputException("timeout", timeout, "give 1 ms to 1 day");
    }
  }

  /** To that workspace, with all that the session knows, within 60 s. */
  public static MigrationSpec to(String workspace) {
    return new MigrationSpec(workspace, Move.Memory.KEPT, TIMEOUT);
  }

  /** The same within another time. */
  public MigrationSpec within(Duration time) {
    return new MigrationSpec(workspace, memory, time);
  }

  /** The same with what the session shall remember. */
  public MigrationSpec memory(Move.Memory changed) {
    return new MigrationSpec(workspace, changed, timeout);
  }
}
