package dev.bureau.metrics;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.health.VitalsSource;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what sessions have done (S33). The latest {@value #WINDOW} messages are looked for from the
 * journal's end backwards, in its latest {@value #MOST_VERSIONS} commits: the length of a journal
 * does not matter. Thread-safe.
 */
public final class PerformanceReader {
  /** The most messages by which speed is told. */
  public static final int WINDOW = 100;

  /** The most commits in which they are looked for. */
  public static final int MOST_VERSIONS = 4_096;

  private static final int VERSIONS_A_LOOK = 128;
  private static final int ENTRIES_A_READ = 1_000;

  private final Store store;
  private final VitalsSource vitals;

  /**
   * @param vitals what is known of the sessions that work here
   */
  public PerformanceReader(Store store, VitalsSource vitals) {
    this.store = store;
    this.vitals = vitals;
  }

  /**
   * What a session has done.
   *
   * @throws NoSuchSessionException if there is none of that id
   */
  public Performance of(SessionId id) {
    Session session =
        store
            .sessions()
            .head(id)
            .map(StoredSession::session)
            .orElseThrow(() -> new NoSuchSessionException(id));
    return new Performance(
        id,
        session.totals().tasksDone(),
        store.mailboxes().counts(session.links().chain()).dead(),
        Window.of(latest(session)),
        vitals.of(session).orElse(Vitals.NONE));
  }

  private List<Entry> latest(Session session) {
    List<Entry> latest = new ArrayList<>();
    long end = session.version();
    long last = Math.max(0, end - MOST_VERSIONS);
    while (end > last && latest.size() < WINDOW) {
      long begin = Math.max(last, end - VERSIONS_A_LOOK);
      latest.addAll(0, handled(session.id(), begin + 1, end));
      end = begin;
    }
    return latest.subList(Math.max(0, latest.size() - WINDOW), latest.size());
  }

  /** The messages handled from one version to another, both included. */
  private List<Entry> handled(SessionId id, long from, long to) {
    Sessions sessions = store.sessions();
    List<Entry> handled = new ArrayList<>();
    long next = from;
    while (next <= to) {
      List<Entry> read = sessions.journal(id, next, ENTRIES_A_READ);
      if (read.isEmpty()) {
        return handled; // it was removed meanwhile
      }
      read.stream()
          .filter(each -> each.version() <= to && each.event() instanceof MessageHandled)
          .forEach(handled::add);
      next = read.get(read.size() - 1).version() + 1;
    }
    return handled;
  }
}
