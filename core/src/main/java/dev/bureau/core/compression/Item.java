package dev.bureau.core.compression;

import dev.bureau.core.context.ContextEntry;

/**
 * An entry with its value, wherever that is kept.
 *
 * @param entry the entry
 * @param value plain JSON, immutable
 */
public record Item(ContextEntry entry, Object value) {}
