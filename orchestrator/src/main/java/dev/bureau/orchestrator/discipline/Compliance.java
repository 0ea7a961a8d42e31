package dev.bureau.orchestrator.discipline;

import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.id.SessionId;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How well a session keeps to its limit.
 *
 * @param session which one
 * @param role its role, if it has one
 * @param limit how many files it may read before it delegates; empty for any number
 * @param discipline what it has read, and what it should not have
 */
public record Compliance(
    SessionId session, @Nullable String role, OptionalInt limit, Discipline discipline) {}
