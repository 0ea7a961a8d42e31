package dev.bureau.orchestrator;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * How a bureau behaves (S11). Start from {@link #defaults()}.
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
public record BureauConfig(
    int maxSessions,
    Duration idleTime,
    int retries,
    Duration retryDelay,
    int mailboxCapacity,
    Duration lease,
    Duration poll) {
  /**
   * @throws BadInputException naming the key that is out of its range
   */
  public BureauConfig {
    range("maxSessions", maxSessions, 1, 1_000_000);
    range("retries", retries, 0, 100);
    range("mailboxCapacity", mailboxCapacity, 1, Integer.MAX_VALUE);
    positive("idleTime", idleTime);
    positive("retryDelay", retryDelay);
    if (retryDelay.toMillis() < 1) {
      throw new BadInputException("retryDelay", retryDelay, "give at least a millisecond");
    }
    positive("lease", lease);
    positive("poll", poll);
  }

  /** What the design says. */
  public static BureauConfig defaults() {
    return new BureauConfig(
        100,
        Duration.ofSeconds(300),
        3,
        Duration.ofSeconds(1),
        10_000,
        Duration.ofSeconds(30),
        Duration.ofMillis(250));
  }

  /** The same with another limit of live sessions. */
  public BureauConfig withMaxSessions(int changed) {
    return new BureauConfig(changed, idleTime, retries, retryDelay, mailboxCapacity, lease, poll);
  }

  /** The same with another idle time. */
  public BureauConfig withIdleTime(Duration changed) {
    return new BureauConfig(
        maxSessions, changed, retries, retryDelay, mailboxCapacity, lease, poll);
  }

  /** The same with another rule for failed handlings. */
  public BureauConfig withRetries(int count, Duration delay) {
    return new BureauConfig(maxSessions, idleTime, count, delay, mailboxCapacity, lease, poll);
  }

  /** The same with another size of mailboxes. */
  public BureauConfig withMailboxCapacity(int changed) {
    return new BureauConfig(maxSessions, idleTime, retries, retryDelay, changed, lease, poll);
  }

  /** The same with another length of leases. */
  public BureauConfig withLease(Duration changed) {
    return new BureauConfig(
        maxSessions, idleTime, retries, retryDelay, mailboxCapacity, changed, poll);
  }

  /** The same with another pause between looks at what others did. */
  public BureauConfig withPoll(Duration changed) {
    return new BureauConfig(
        maxSessions, idleTime, retries, retryDelay, mailboxCapacity, lease, changed);
  }

  private static void range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadInputException(key, value, "give " + least + " to " + most);
    }
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new BadInputException(key, value, "give a time longer than zero");
    }
  }
}
