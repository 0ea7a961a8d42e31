package dev.bureau.testing.guide;

import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.ArrayList;
import java.util.List;

/** The program of docs/queries.md. */
final class ActiveSessions {
  private ActiveSessions() {}

  /** The active sessions of a team, the dearest first, however many pages there are. */
  static List<Session> active(Bureau bureau, String team) {
    Query query =
        Query.of(Filter.parse("status = 'ACTIVE' AND metadata->>'team' = ?", team))
            .orderedBy(OrderParser.parse("costUSD:desc, name"))
            .limit(50);
    List<Session> found = new ArrayList<>();
    Cursor next = null;
    do {
      Page page = bureau.sessions().query(query.after(next));
      found.addAll(page.sessions());
      next = page.next();
    } while (next != null);
    return found;
  }
}
