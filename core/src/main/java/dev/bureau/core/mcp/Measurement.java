package dev.bureau.core.mcp;

import java.time.Instant;

/**
 * What a server was found to cost.
 *
 * @param cost how much
 * @param at when its list was recorded
 */
public record Measurement(ServerCost cost, Instant at) {}
