package dev.bureau.transitions.chain;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionPassed;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.transition.TransitionIntended;
import dev.bureau.transitions.Transitioned.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a journal how its session passed, from its end on backwards: little follows a passage.
 * Belongs to one thread.
 */
final class PassageSearch {
  private static final int VERSIONS = 4;
  private static final int ENTRIES = 100;

  private final Sessions sessions;
  private final SessionId session;
  private @Nullable Entry passed;
  private @Nullable Entry before;
  private @Nullable Entry intended;

  private PassageSearch(Sessions sessions, SessionId session) {
    this.sessions = sessions;
    this.session = session;
  }

  /** How it passed; empty if it has not, or was removed meanwhile. */
  static Optional<Passed> of(Sessions sessions, Session session) {
    return session.links().transitionedTo() == null
        ? Optional.empty()
        : new PassageSearch(sessions, session.id()).from(session.version());
  }

  private Optional<Passed> from(long last) {
    long to = last;
    while (to >= 1 && intended == null) {
      long from = Math.max(1, to - VERSIONS + 1);
      List<Entry> entries = between(from, to);
      for (int i = entries.size() - 1; i >= 0; i--) {
        look(entries.get(i));
      }
      to = from - 1;
    }
    return found();
  }

  private void look(Entry entry) {
    Entry end = passed;
    if (end == null) {
      passed = entry.event() instanceof SessionPassed ? entry : null;
      return;
    }
    if (intended == null && before == null && entry.version() < end.version()) {
      before = entry;
    }
    if (intended == null && entry.event() instanceof TransitionIntended) {
      intended = entry;
    }
  }

  /** Whoever has waited for a handling in vain has no lease: the epoch stays what it was. */
  private Optional<Passed> found() {
    Entry end = passed;
    Entry beginning = intended;
    if (end == null
        || beginning == null
        || !(beginning.event() instanceof TransitionIntended intent)) {
      return Optional.empty();
    }
    boolean isForced = before != null && before.epoch() == end.epoch();
    Manner manner = isForced ? Manner.FORCED : Manner.GRACEFUL;
    Duration waited = Duration.between(beginning.at(), end.at());
    return Optional.of(new Passed(intent.passage().cause(), manner, end.at(), waited));
  }

  private List<Entry> between(long from, long to) {
    List<Entry> entries = new ArrayList<>();
    long next = from;
    while (next <= to) {
      List<Entry> some = sessions.journal(session, next, ENTRIES);
      some.stream().filter(each -> each.version() <= to).forEach(entries::add);
      next = some.isEmpty() ? to + 1 : some.get(some.size() - 1).version() + 1;
    }
    return entries;
  }
}
