package dev.bureau.orchestrator.archive;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * Which sessions are cleaned up, and how (R8). Immutable.
 *
 * @param older for how long a session must not have been updated, at least; 0 or more
 * @param fate what becomes of them
 * @param run whether it is done, or only told
 */
public record CleanUp(Duration older, Fate fate, Run run) {
  /** The age, unless it is said: 24 hours. */
  public static final Duration AGE = Duration.ofHours(24);

  /** What becomes of sessions. */
  public enum Fate {
    /** They are kept, packed, and listed no longer. */
    ARCHIVE,
    /** They are deleted, those that were archived before among them. */
    PURGE
  }

  /** Whether it happens. */
  public enum Run {
    /** It does. */
    REAL,
    /** Nothing is changed; the report is that of a real run at the same moment. */
    DRY
  }

  /**
   * @throws BadInputException if the age is negative
   */
  public CleanUp {
    if (older.isNegative()) {
      throw new BadInputException("age", older, "give 0 or more");
    }
  }

  /** Archives what was not updated for 24 hours. */
  public static CleanUp usual() {
    return olderThan(AGE);
  }

  /**
   * Archives what was not updated for that long.
   *
   * @throws BadInputException if it is negative
   */
  public static CleanUp olderThan(Duration age) {
    return new CleanUp(age, Fate.ARCHIVE, Run.REAL);
  }

  /** The same, but deletes. */
  public CleanUp withPurge() {
    return new CleanUp(older, Fate.PURGE, run);
  }

  /** The same, but only tells what would be done. */
  public CleanUp withDryRun() {
    return new CleanUp(older, fate, Run.DRY);
  }
}
