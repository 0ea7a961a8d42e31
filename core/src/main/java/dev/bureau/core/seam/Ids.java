package dev.bureau.core.seam;

import dev.bureau.core.id.CommitId;

/** A source of unique ids that are ordered by the time they were drawn. Thread-safe. */
@FunctionalInterface
public interface Ids {
  /** The next id; never the same twice, on any node. */
  CommitId next();
}
