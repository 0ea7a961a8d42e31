package dev.bureau.orchestrator.lineage;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.List;

/**
 * Where a session comes from and what came of it. Immutable.
 *
 * @param id the session that was asked for
 * @param sessions those that belong to it and itself, oldest first
 * @param links all links between them; one may name a session that was deleted
 * @param truncated whether there are more than {@link LineageReader#MOST} sessions, so that some
 *     are left out, of those that it supervises first
 */
public record Lineage(SessionId id, List<Session> sessions, List<Link> links, boolean truncated) {
  public Lineage {
    sessions = List.copyOf(sessions);
    links = List.copyOf(links);
  }
}
