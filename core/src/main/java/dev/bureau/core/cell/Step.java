package dev.bureau.core.cell;

import dev.bureau.core.id.CellId;
import java.time.Instant;

/**
 * What a cell is, said by each of its events.
 *
 * @param id its name in the session
 * @param key what makes it the same at every attempt
 * @param type what kind of work it is: {@code tool}, {@code model}, {@code step} or the users' own
 * @param effect what it does to the world
 * @param inputDigest the SHA-256 of its input
 * @param handlingAt the time that its handling took as now, kept for later attempts
 */
public record Step(
    CellId id,
    CellKey key,
    String type,
    SideEffect effect,
    String inputDigest,
    Instant handlingAt) {}
