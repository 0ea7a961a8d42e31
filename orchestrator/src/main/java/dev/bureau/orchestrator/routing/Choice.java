package dev.bureau.orchestrator.routing;

import dev.bureau.core.routing.Route;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece of work goes, and which model is used for it.
 *
 * @param route where it goes
 * @param model the model; null, as the answer of a policy, for the one that the session used before
 *     it was escalated; null, as what is decided, if the session has none
 */
public record Choice(Route route, @Nullable String model) {}
