package dev.bureau.core.session;

import java.util.Set;

/** Where a session stands in its life, with the only edges there are (S4). */
public enum Status {
  INITIALIZING,
  ACTIVE,
  IDLE,
  ERROR,
  COMPLETED,
  TERMINATED;

  /** The statuses that may follow this one directly. */
  public Set<Status> next() {
    return switch (this) {
      case INITIALIZING -> Set.of(ACTIVE, ERROR);
      case ACTIVE -> Set.of(IDLE, COMPLETED, ERROR, TERMINATED);
      case IDLE -> Set.of(ACTIVE, TERMINATED);
      case ERROR -> Set.of(TERMINATED);
      case COMPLETED, TERMINATED -> Set.of();
    };
  }

  /** Whether nothing follows: no change of status, no handler, no mail. */
  public boolean isFinal() {
    return this == COMPLETED || this == TERMINATED;
  }
}
