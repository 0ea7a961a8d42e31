package dev.bureau.transitions.transcript;

import dev.bureau.core.transcript.Spot;

/**
 * A line that was skipped. What it says is not told: it may hold secrets.
 *
 * @param end the place behind it
 * @param bytes how long it is
 * @param reason what is wrong with it
 */
public record BadLine(Spot end, long bytes, String reason) {}
