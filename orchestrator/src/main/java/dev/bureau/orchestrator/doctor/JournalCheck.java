package dev.bureau.orchestrator.doctor;

import dev.bureau.core.change.Fold;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.session.Lifecycle;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.Status;
import dev.bureau.core.session.StatusChanged;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoredSession;
import java.util.List;
import java.util.Map;

/**
 * Goes through one journal, entry by entry. Of each kind of fault the first is named and the rest
 * is left out, for most follow from it.
 */
final class JournalCheck {
  private final StoredSession stored;
  private final Findings findings;
  private final Refolding refolding;
  private final EntryOrder order = new EntryOrder(this::fault, this::note);
  private final NamedValues values = new NamedValues();
  private boolean readable = true;
  private boolean edgesHold = true;
  private Status status = Status.INITIALIZING;

  JournalCheck(
      StoredSession stored,
      List<Snapshot> snapshots,
      EventCatalogue catalogue,
      Fold fold,
      Findings findings) {
    this.stored = stored;
    this.findings = findings;
    this.refolding = new Refolding(stored.session(), snapshots, catalogue, fold, this::fault);
  }

  /** The next entry. */
  void next(Entry entry) {
    findings.count("entries", 1);
    order.next(entry);
    values.in(entry);
    if (readable && entry.event() instanceof OpaqueEvent opaque && opaque.isCore()) {
      readable = false;
      note(
          "a newer Bureau wrote '%s' in version %d; what follows from it is not checked"
              .formatted(opaque.name(), entry.version()));
    }
    if (readable) {
      creation(entry);
      edge(entry);
      refolding.next(entry);
    }
  }

  /** An entry that the head knows nothing of. */
  void beyond(Entry entry) {
    fault(
        "its journal goes on to version %d, but its head is of version %d"
            .formatted(entry.version(), stored.session().version()));
  }

  /** There are no more. */
  void end() {
    Entry last = order.last();
    if (last == null) {
      fault("it has a head of version " + stored.session().version() + ", but no journal");
      return;
    }
    if (stored.epoch() < last.epoch()) {
      fault(
          "its epoch is %d, below the %d of version %d"
              .formatted(stored.epoch(), last.epoch(), last.version()));
    }
    if (readable && stored.writable()) {
      times(stored.session());
      refolding.end();
      uncertain(refolding.uncertainCells());
      refolding.grants().ifPresent(findings::book);
    }
  }

  private void uncertain(long cells) {
    if (cells > 0 && !stored.session().status().isFinal()) {
      SessionId id = stored.session().id();
      findings.note(
          "Session '%s' has %d UNCERTAIN cells; see 'bureau cells %s'".formatted(id, cells, id));
    }
  }

  /** The stored values that the journal names, each with a version that does. */
  Map<BlobId, Long> values() {
    return values.all();
  }

  private void creation(Entry entry) {
    boolean first = entry.version() == 1 && entry.index() == 0;
    if (first != entry.event() instanceof SessionCreated) {
      fault(
          first
              ? "its journal does not begin with its creation"
              : "it is created again in version " + entry.version());
    }
  }

  private void edge(Entry entry) {
    if (!(entry.event() instanceof StatusChanged changed)) {
      return;
    }
    if (edgesHold
        && (changed.from() != status || !Lifecycle.allows(changed.from(), changed.to()))) {
      edgesHold = false;
      String rule = status.isFinal() ? "which is final" : "which the lifecycle does not have";
      fault(
          "version %d goes from %s to %s while it is %s, %s"
              .formatted(entry.version(), changed.from(), changed.to(), status, rule));
    }
    status = changed.to();
  }

  private void times(Session head) {
    boolean everActive =
        head.status() == Status.ACTIVE
            || head.status() == Status.IDLE
            || head.status() == Status.COMPLETED;
    if (everActive && head.times().started() == null) {
      fault("it is " + head.status() + ", but was never started");
    }
    if (head.status().isFinal() != (head.times().ended() != null)) {
      fault(
          head.status().isFinal()
              ? "it is " + head.status() + ", but has no time of its end"
              : "it is " + head.status() + ", but has a time of its end");
    }
  }

  private void fault(String text) {
    findings.fault("Session '" + stored.session().id() + "': " + text);
  }

  private void note(String text) {
    findings.note("Session '" + stored.session().id() + "': " + text);
  }
}
