package dev.bureau.core.store;

import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import java.time.Duration;
import java.time.Instant;

/**
 * What some sessions have done in all (S32). A tally is a sum: a store may keep it up as sessions
 * come, change and go, and need not look at each of them when asked.
 *
 * @param sessions how many there are
 * @param tasks how many messages they have handled
 * @param started how many of them have ever started
 * @param running how many of those have not ended
 * @param span the times from start to end of those that have ended, none of them below zero, less
 *     the times since 1970 at which those that are running were started
 */
public record Tally(long sessions, long tasks, long started, long running, Duration span) {
  /** Of no sessions. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, Duration.ZERO);

  /** Of one session. */
  public static Tally of(Session session) {
    Times times = session.times();
    long tasks = session.totals().tasksDone();
    if (times.started() == null) {
      return new Tally(1, tasks, 0, 0, Duration.ZERO);
    }
    if (times.ended() == null) {
      return new Tally(1, tasks, 1, 1, sinceEpoch(times.started()).negated());
    }
    Duration uptime = Duration.between(times.started(), times.ended());
    return new Tally(1, tasks, 1, 0, uptime.isNegative() ? Duration.ZERO : uptime);
  }

  /** Of these and those. */
  public Tally plus(Tally other) {
    return new Tally(
        sessions + other.sessions,
        tasks + other.tasks,
        started + other.started,
        running + other.running,
        span.plus(other.span));
  }

  /** How long they have run together, up to that time. */
  public Duration uptime(Instant now) {
    return span.plus(sinceEpoch(now).multipliedBy(running));
  }

  private static Duration sinceEpoch(Instant time) {
    return Duration.ofSeconds(time.getEpochSecond(), time.getNano());
  }
}
