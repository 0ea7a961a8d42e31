package dev.bureau.core.discipline;

import java.time.Instant;

/**
 * A file that a session should not have read.
 *
 * @param type which rule that is against
 * @param blocked whether it was kept from it
 * @param path which file
 * @param at when
 */
public record Violation(String type, boolean blocked, String path, Instant at) {}
