package dev.bureau.orchestrator.runtime;

import java.time.Duration;

/**
 * What a runtime needs to know of the configuration; the bounds are checked where users give them.
 *
 * @param maxSessions the most sessions that are live
 * @param idleTime after which a session rests
 * @param retries how often a failed handling is tried again
 * @param retryDelay the pause before the first retry
 * @param mailboxCapacity over how much mail of a receiver its senders are held back
 * @param lease how long a lease lasts
 * @param poll how often to look for work
 */
public record RuntimeSettings(
    int maxSessions,
    Duration idleTime,
    int retries,
    Duration retryDelay,
    int mailboxCapacity,
    Duration lease,
    Duration poll) {}
