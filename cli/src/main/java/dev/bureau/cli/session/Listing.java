package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Output;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.session.SessionManager;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks through all pages of a query. */
public final class Listing {
  private static final int PAGE = 1_000;

  private final SessionManager sessions;
  private final Output output;

  /**
   * @param output where the list goes; when nobody reads it any more the walk ends
   */
  public Listing(SessionManager sessions, Output output) {
    this.sessions = sessions;
    this.output = output;
  }

  /**
   * Shows what is asked for, page by page.
   *
   * @param limit the most to show, from 1
   * @return the cursor to go on behind, if the limit left something out
   */
  public Optional<Cursor> show(Query query, long limit, Consumer<Session> row) {
    long left = limit;
    Query next = query;
    while (true) {
      Page page = sessions.query(next.limit((int) Math.min(left, PAGE)));
      page.sessions().forEach(row);
      left -= page.sessions().size();
      if (page.next() == null || output.isCut()) {
        return Optional.empty();
      }
      if (left <= 0) {
        return Optional.of(page.next());
      }
      next = next.after(page.next());
    }
  }
}
