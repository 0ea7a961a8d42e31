package dev.bureau.orchestrator.context;

import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** For how long sessions were ACTIVE; idle time is left out. */
final class ActiveTime {
  private static final int ENTRIES_PER_PAGE = 1_000;

  private final Sessions sessions;

  ActiveTime(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Reads the whole journal. */
  Duration of(Session session, Instant now) {
    Duration all = Duration.ZERO;
    Instant since = null;
    long from = 1;
    List<Entry> page;
    do {
      page = sessions.journal(session.id(), from, ENTRIES_PER_PAGE);
      for (Entry each : page) {
        from = each.version() + 1;
        if (each.event() instanceof StatusChanged changed) {
          if (changed.to() == Status.ACTIVE) {
            since = each.at();
          } else if (since != null) {
            all = all.plus(between(since, each.at()));
            since = null;
          }
        }
      }
    } while (!page.isEmpty());
    return since == null ? all : all.plus(between(since, now));
  }

  /** Clocks of several machines may differ. */
  private static Duration between(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }
}
