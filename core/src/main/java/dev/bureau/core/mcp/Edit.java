package dev.bureau.core.mcp;

import org.jspecify.annotations.Nullable;

/**
 * How a plan changes the configuration of an agent, fixed before it begins.
 *
 * @param file which file, an absolute path without links
 * @param before the SHA-256 of the file until then; null if there is none
 * @param after the SHA-256 of the file afterwards
 * @param backup where the file is kept as it was, beside it; null if there was none, or it changes
 *     nothing
 */
public record Edit(String file, @Nullable String before, String after, @Nullable String backup) {}
