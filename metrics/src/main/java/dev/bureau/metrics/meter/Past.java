package dev.bureau.metrics.meter;

import dev.bureau.core.change.Fold;
import dev.bureau.core.id.SessionId;

/** Knows what sessions were like. */
@FunctionalInterface
public interface Past {
  /**
   * A session as it was right after a version.
   *
   * @param version from 1
   * @throws dev.bureau.core.error.BureauException if that cannot be known any more
   */
  Fold.State at(SessionId session, long version);
}
