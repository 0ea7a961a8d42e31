package dev.bureau.core.staff;

import dev.bureau.core.id.SessionId;
import java.util.Map;
import java.util.Set;

/**
 * What was seen before a decision about a director's staff. Others may have changed it since:
 * departments that are in neither of the two are there, and nothing else is known of them.
 *
 * @param own how many messages waited for the director itself
 * @param working the departments that were there
 * @param ended those that had ended or failed
 */
public record Sight(long own, Map<SessionId, Seen> working, Set<SessionId> ended) {}
