package dev.bureau.orchestrator.migration;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import java.time.Duration;

/** The time that one migration has. */
final class Limit {
  private final Seams seams;
  private final SessionId session;
  private final Duration whole;
  private final long begun;

  Limit(Seams seams, SessionId session, Duration whole) {
    this.seams = seams;
    this.session = session;
    this.whole = whole;
    this.begun = seams.ticker().nanos();
  }

  /** What is left of it; zero or less if nothing is. */
  Duration left() {
    return whole.minusNanos(seams.ticker().nanos() - begun);
  }

  /** Ends the migration if its time has passed. */
  void require(String at) {
    if (left().isNegative()) {
      throw passed(at);
    }
  }

  MigrationTimedOutException passed(String at) {
    return new MigrationTimedOutException(session, whole, at);
  }
}
