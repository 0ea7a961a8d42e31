package dev.bureau.core.transition;

import dev.bureau.core.seam.ProcessStamp;
import java.time.Instant;

/**
 * Somebody is about to pass a session on.
 *
 * @param by the process that does
 * @param until when it will have given up, if it cannot be told whether it is gone
 */
public record Waiting(ProcessStamp by, Instant until) {}
