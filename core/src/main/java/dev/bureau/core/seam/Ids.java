package dev.bureau.core.seam;

import dev.bureau.core.id.CommitId;
import java.time.Instant;

/**
 * A source of unique ids that are ordered by the time they were drawn: one thread's strictly, those
 * of several as far as the clock tells. Thread-safe.
 */
@FunctionalInterface
public interface Ids {
  /** The next id; never the same twice, on any node. */
  CommitId next();

  /**
   * The next id, for who has just read the clock.
   *
   * @param now the present time of the same clock
   */
  default CommitId next(Instant now) {
    return next();
  }
}
