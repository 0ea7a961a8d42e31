package dev.bureau.core.session;

import org.jspecify.annotations.Nullable;

/**
 * How a session came to its end, or to ERROR.
 *
 * @param exitCode the agent's exit code, 0 for a normal end
 * @param reason in a few words
 */
public record Ending(@Nullable Integer exitCode, @Nullable String reason) {}
