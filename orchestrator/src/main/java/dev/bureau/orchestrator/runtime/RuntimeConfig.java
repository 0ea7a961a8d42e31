package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * How sessions are run (S10, S11). No time is longer than 36,500 days.
 *
 * @param maxSessions the most sessions that are live in this process, 1–1,000,000 (100): those that
 *     were started here or have work, until they rest, wait, or end; of others, work waits for room
 * @param idleTime how long a session may be without work before it rests (300 s)
 * @param retries how often a failed handling is tried again before its message is a dead letter,
 *     0–100 (3)
 * @param retryDelay the pause before the first retry of a handling or of a listener's entry, at
 *     least 1 ms, doubled at each further one up to an hour (1 s)
 * @param mailboxCapacity the most messages that may wait in one mailbox, from 1 (10,000); agents
 *     may pass it by a little, and are then held back
 * @param lease how long a lease lasts unless renewed; renewed three times as often (30 s)
 * @param poll how often to look for what other processes have done (250 ms)
 */
public record RuntimeConfig(
    int maxSessions,
    Duration idleTime,
    int retries,
    Duration retryDelay,
    int mailboxCapacity,
    Duration lease,
    Duration poll) {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * @throws BadInputException naming what is out of its range
   */
  public RuntimeConfig {
    range("maxSessions", maxSessions, 1, 1_000_000);
    range("retries", retries, 0, 100);
    range("mailboxCapacity", mailboxCapacity, 1, Integer.MAX_VALUE);
    range("idleTime", idleTime);
    range("retryDelay", retryDelay);
    if (retryDelay.toMillis() < 1) {
      throw new BadInputException("retryDelay", retryDelay, "give at least a millisecond");
    }
    range("lease", lease);
    range("poll", poll);
  }

  /** What the design says. */
  public static RuntimeConfig defaults() {
    return new RuntimeConfig(
        100,
        Duration.ofSeconds(300),
        3,
        Duration.ofSeconds(1),
        10_000,
        Duration.ofSeconds(30),
        Duration.ofMillis(250));
  }

  /** The same with another limit of live sessions. */
  public RuntimeConfig withMaxSessions(int changed) {
    return new RuntimeConfig(changed, idleTime, retries, retryDelay, mailboxCapacity, lease, poll);
  }

  /** The same with another idle time. */
  public RuntimeConfig withIdleTime(Duration changed) {
    return new RuntimeConfig(
        maxSessions, changed, retries, retryDelay, mailboxCapacity, lease, poll);
  }

  /** The same with another rule for failed handlings. */
  public RuntimeConfig withRetries(int count, Duration delay) {
    return new RuntimeConfig(maxSessions, idleTime, count, delay, mailboxCapacity, lease, poll);
  }

  /** The same with another size of mailboxes. */
  public RuntimeConfig withMailboxCapacity(int changed) {
    return new RuntimeConfig(maxSessions, idleTime, retries, retryDelay, changed, lease, poll);
  }

  /** The same with another length of leases. */
  public RuntimeConfig withLease(Duration changed) {
    return new RuntimeConfig(
        maxSessions, idleTime, retries, retryDelay, mailboxCapacity, changed, poll);
  }

  /** The same with another pause between looks at what others did. */
  public RuntimeConfig withPoll(Duration changed) {
    return new RuntimeConfig(
        maxSessions, idleTime, retries, retryDelay, mailboxCapacity, lease, changed);
  }

  private static void range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadInputException(key, value, "give " + least + " to " + most);
    }
  }

  private static void range(String key, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
      throw new BadInputException(
          key, value, "give a time longer than zero, at most " + LONGEST.toDays() + " days");
    }
  }
}
