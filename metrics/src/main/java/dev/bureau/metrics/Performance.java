package dev.bureau.metrics;

import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What a session has done, and how fast (S33).
 *
 * @param id which session
 * @param processed how many messages it has handled, ever
 * @param dead how many messages of its mailbox failed for good and still lie there
 * @param latest how fast it handled its latest messages
 * @param vitals memory and processor time; known only in the process in which it works
 */
public record Performance(SessionId id, long processed, long dead, Window latest, Vitals vitals) {
  /**
   * The share of dead letters among all messages that were handled or failed for good, 0–1; absent
   * if there were none. Attempts that were tried again do not count: those are of its health.
   */
  public @Nullable Double errorRate() {
    long decided = processed + dead;
    return decided == 0 ? null : (double) dead / decided;
  }
}
