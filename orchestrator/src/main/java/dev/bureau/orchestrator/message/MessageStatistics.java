package dev.bureau.orchestrator.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What passed through one bureau since it was opened, and what lies in its store now (S21).
 *
 * @param sent messages sent through this bureau, by callers and by handlings; one that is sent
 *     again under its key counts again
 * @param delivered messages whose handling was committed by this process
 * @param failed dead letters in the whole store now: those that were dropped, or wait again, are no
 *     longer among them
 * @param queued messages that wait in the whole store now, those included that are due later
 * @param meanLatency from sending to the commit of the handling, in whole microseconds, over all
 *     that were delivered; by wall clocks, so never less than zero; absent if there are none
 * @param subscribers subscriptions of this bureau that are open now
 */
public record MessageStatistics(
    long sent,
    long delivered,
    long failed,
    long queued,
    @Nullable Duration meanLatency,
    int subscribers) {}
