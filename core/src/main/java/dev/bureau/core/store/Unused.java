package dev.bureau.core.store;

/**
 * Stored values that no commit names.
 *
 * @param count how many
 * @param bytes how large they are together
 */
public record Unused(long count, long bytes) {}
