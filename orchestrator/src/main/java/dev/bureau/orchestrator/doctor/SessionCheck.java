package dev.bureau.orchestrator.doctor;

import dev.bureau.core.change.Fold;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.StoredSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Examines one session: reads its journal once, and holds it against what is kept of it. */
final class SessionCheck {
  private static final int ENTRIES_PER_READ = 1_000;

  private final Store store;
  private final Sessions sessions;
  private final EventCatalogue catalogue;
  private final Fold fold;

  SessionCheck(Store store, EventCatalogue catalogue) {
    this.store = store;
    this.sessions = store.sessions();
    this.catalogue = catalogue;
    this.fold = new Fold(catalogue);
  }

  /** Nothing is found in a session that is not there, or is removed while it is examined. */
  Findings examine(SessionId id) {
    Findings findings = new Findings();
    Optional<StoredSession> stored = read("head", id, findings, () -> sessions.head(id));
    stored.ifPresent(each -> examine(each, findings));
    boolean gone = findings.hasFaults() && stored.isPresent() && !sameLife(stored.get().session());
    return gone ? new Findings() : findings;
  }

  private void examine(StoredSession stored, Findings findings) {
    Session head = stored.session();
    JournalCheck journal =
        new JournalCheck(stored, snapshots(head, findings), catalogue, fold, findings);
    Optional<Boolean> whole =
        read("journal", head.id(), findings, () -> Optional.of(walk(head, journal)));
    if (whole.isPresent()) {
      journal.end();
    }
    new ValueCheck(store.blobs()).examine(head.id(), journal.values(), findings);
    if (head.links().transitionedTo() == null) { // a chain has one mailbox, and one live end
      Mailboxes.Counts mailbox = store.mailboxes().counts(head.links().chain());
      findings.count("messagesWaiting", mailbox.waiting());
      findings.count("deadLetters", mailbox.dead());
      if (mailbox.dead() > 0) {
        findings.note(
            "Session '%s' has %d dead letters; see 'bureau dead %s'"
                .formatted(head.id(), mailbox.dead(), head.id()));
      }
    }
  }

  /** All that are kept, for they are few; the oldest first. */
  private List<Snapshot> snapshots(Session head, Findings findings) {
    Deque<Snapshot> kept = new ArrayDeque<>();
    Optional<Snapshot> next = snapshot(head.id(), head.version(), findings);
    while (next.isPresent()) {
      kept.addFirst(next.get());
      next = snapshot(head.id(), next.get().version() - 1, findings);
    }
    return List.copyOf(kept);
  }

  private Optional<Snapshot> snapshot(SessionId id, long atMost, Findings findings) {
    return read("snapshot", id, findings, () -> sessions.snapshot(id, atMost))
        .filter(each -> each.version() <= atMost);
  }

  private boolean walk(Session head, JournalCheck journal) {
    long from = 1;
    while (true) {
      List<Entry> entries = sessions.journal(head.id(), from, ENTRIES_PER_READ);
      for (Entry each : entries) {
        if (each.version() <= head.version()) {
          journal.next(each);
        } else if (each.version() > present(head.id())) {
          journal.beyond(each);
          return true;
        }
      }
      if (entries.isEmpty() || entries.get(entries.size() - 1).version() < from) {
        return true;
      }
      from = entries.get(entries.size() - 1).version() + 1;
      if (from > head.version() + 1) {
        return true; // others write on
      }
    }
  }

  private long present(SessionId id) {
    return sessions.head(id).map(each -> each.session().version()).orElse(0L);
  }

  private boolean sameLife(Session session) {
    try {
      return sessions
          .head(session.id())
          .filter(each -> each.session().isSameLife(session))
          .isPresent();
    } catch (StoreException | BadInputException e) {
      return true; // whatever is the matter with it, it is there
    }
  }

  private static <T> Optional<T> read(
      String what, SessionId id, Findings findings, Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (StoreException | BadInputException e) {
      findings.fault("Session '%s': its %s cannot be read: %s".formatted(id, what, Doctor.fact(e)));
      return Optional.empty();
    }
  }
}
