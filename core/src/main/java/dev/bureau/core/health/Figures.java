package dev.bureau.core.health;

import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session at one time. What cannot be known is absent, never zero.
 *
 * @param at the time
 * @param uptime from its first start until now, or until it ended; absent if it never started
 * @param lastActivity its last work, steps included
 * @param queue its mailbox
 * @param hostGone whether the host of its agent, which is a process of its own, is gone for
 *     certain; false also if it never had one
 * @param vitals what only the process can tell in which it works
 */
public record Figures(
    Instant at,
    @Nullable Duration uptime,
    Instant lastActivity,
    Queue queue,
    boolean hostGone,
    Vitals vitals) {
  /**
   * A mailbox.
   *
   * @param waiting how many messages wait, those included that are due later
   * @param capacity how many may wait
   * @param since from when on the oldest of those that are due has waited; absent if none is due
   */
  public record Queue(long waiting, long capacity, @Nullable Instant since) {
    /** The share of the capacity that is taken; above 1 if more wait than may. */
    public double load() {
      return (double) waiting / capacity;
    }
  }

  /** For how long a session has run at that time, or did run; absent if it never started. */
  public static @Nullable Duration uptime(Session session, Instant at) {
    Times times = session.times();
    if (times.started() == null) {
      return null;
    }
    Duration uptime = Duration.between(times.started(), times.ended() == null ? at : times.ended());
    return uptime.isNegative() ? Duration.ZERO : uptime; // clocks of several machines
  }

  /**
   * For how long work has waited without anything being done; zero if no work waits that is due.
   */
  public Duration silence() {
    Instant since = queue.since();
    if (since == null) {
      return Duration.ZERO;
    }
    Instant idle = since.isAfter(lastActivity) ? since : lastActivity;
    return at.isAfter(idle) ? Duration.between(idle, at) : Duration.ZERO;
  }
}
