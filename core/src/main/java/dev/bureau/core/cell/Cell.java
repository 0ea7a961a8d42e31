package dev.bureau.core.cell;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A durable step of a handling (D2, X3).
 *
 * @param step what it is
 * @param status where it stands
 * @param result what its work returned, once it is DONE or SKIPPED
 * @param error what its work threw, once it FAILED
 * @param changed its last event
 * @param failures how often its work has thrown
 */
public record Cell(
    Step step,
    CellStatus status,
    @Nullable Result result,
    @Nullable String error,
    Instant changed,
    int failures) {}
