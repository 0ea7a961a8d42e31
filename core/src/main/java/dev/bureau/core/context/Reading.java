package dev.bureau.core.context;

import dev.bureau.core.operating.ContextBand;
import java.time.Instant;

/**
 * How full the window was at one time (E2).
 *
 * @param at when it became so
 * @param gauge used and total
 * @param band where that is in the operating table of then
 */
public record Reading(Instant at, Gauge gauge, ContextBand band) {}
