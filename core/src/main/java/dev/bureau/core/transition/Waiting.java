package dev.bureau.core.transition;

import dev.bureau.core.seam.ProcessStamp;
import java.time.Instant;

/**
 * Somebody is about to pass a session on.
 *
 * @param by the process that does
 * @param until how long a handling under way may take, and some time for its end; whoever is still
 *     at work then is interrupted, by whoever sees it
 */
public record Waiting(ProcessStamp by, Instant until) {}
