package dev.bureau.core.constraint;

import java.time.Instant;

/**
 * That a session passed a limit.
 *
 * @param constraint which one: {@code timeout}, {@code disk} or {@code max-memory}
 * @param limit the most it might be, in milliseconds or bytes
 * @param found what it was, in the same unit
 * @param at when that was found
 */
public record Breach(String constraint, long limit, long found, Instant at) {}
