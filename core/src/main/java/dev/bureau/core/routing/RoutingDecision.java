package dev.bureau.core.routing;

import java.time.Instant;

/**
 * One line of a session's history of routing.
 *
 * @param decided what was decided
 * @param at when
 */
public record RoutingDecision(RoutingDecided decided, Instant at) {}
