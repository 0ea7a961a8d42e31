package dev.bureau.transitions.chain;

import dev.bureau.core.transition.Cause;
import dev.bureau.transitions.Transitioned.Manner;
import java.time.Duration;
import java.time.Instant;

/**
 * How a session passed to the next of its chain, as its journal says.
 *
 * @param cause why
 * @param manner whether a handling under way was waited for
 * @param at when it was no longer the live end of its chain
 * @param waited from the intent until then; nothing if no handling was under way
 */
public record Passed(Cause cause, Manner manner, Instant at, Duration waited) {}
