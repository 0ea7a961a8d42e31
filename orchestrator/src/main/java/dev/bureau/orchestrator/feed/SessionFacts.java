package dev.bureau.orchestrator.feed;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Sessions;
import java.util.List;

/**
 * Entries as the facts of S31. Which status a commit ends in, and why, stands in several of its
 * entries, so the commit is read again for them; that keeps no state that a restart could lose.
 */
final class SessionFacts implements EntryListener {
  private static final Ending UNTOLD = new Ending(null, null);

  private final Sessions sessions;
  private final SessionListener listener;

  SessionFacts(Sessions sessions, SessionListener listener) {
    this.sessions = sessions;
    this.listener = listener;
  }

  @Override
  public void on(Entry entry) {
    if (!(entry.event() instanceof StatusChanged changed)) {
      listener.entry(entry);
      return;
    }
    SessionId session = entry.session();
    listener.statusChanged(session, changed.from(), changed.to(), entry);
    if (changed.to() == Status.ERROR || changed.to() == Status.TERMINATED) {
      List<Entry> after =
          sessions.journal(session, entry.version(), 1).stream()
              .filter(each -> each.commit().equals(entry.commit()) && each.index() > entry.index())
              .toList();
      if (after.stream().noneMatch(each -> each.event() instanceof StatusChanged)) {
        ended(changed.to(), ending(after), entry);
      }
    }
  }

  private void ended(Status status, Ending ending, Entry entry) {
    if (status == Status.ERROR) {
      listener.failed(entry.session(), ending, entry);
    } else {
      listener.terminated(entry.session(), ending, entry);
    }
  }

  /** Nothing is known of it if the session was removed since, whoever has its id by now. */
  private static Ending ending(List<Entry> entries) {
    return entries.stream()
        .map(Entry::event)
        .filter(SessionEnded.class::isInstance)
        .map(each -> ((SessionEnded) each).ending())
        .findFirst()
        .orElse(UNTOLD);
  }
}
