package dev.bureau.core.query;

import dev.bureau.core.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of sessions.
 *
 * @param sessions in the query's order
 * @param next where the next page begins; null if this was the last
 */
public record Page(List<Session> sessions, @Nullable Cursor next) {
  public Page {
    sessions = List.copyOf(sessions);
  }
}
