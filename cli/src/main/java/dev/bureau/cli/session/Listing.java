package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Output;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.session.SessionManager;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Walks through all pages of a selection. */
final class Listing {
  private static final int PAGE = 1_000;

  private final SessionManager sessions;
  private final Output output;

  /**
   * @param output where the list goes; when nobody reads it any more the walk ends
   */
  Listing(SessionManager sessions, Output output) {
    this.sessions = sessions;
    this.output = output;
  }

  /**
   * Shows what is selected, oldest first.
   *
   * @return the cursor to go on behind, if the limit left something out
   */
  Optional<Cursor> show(Selection selection, Consumer<Session> row) {
    long left = selection.limit();
    Query query = Query.of(selection.filter()).limit(PAGE).after(selection.after());
    @Nullable Session last = null;
    while (true) {
      Page page = sessions.query(query);
      for (Session session : page.sessions()) {
        if (selection.includes(session)) {
          if (left == 0 && last != null) {
            return Optional.of(Cursor.behind(last));
          }
          row.accept(session);
          last = session;
          left--;
        }
      }
      if (page.next() == null || output.isCut()) {
        return Optional.empty();
      }
      query = query.after(page.next());
    }
  }
}
