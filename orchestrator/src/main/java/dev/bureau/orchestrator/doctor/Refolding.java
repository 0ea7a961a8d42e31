package dev.bureau.orchestrator.doctor;

import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Cells;
import dev.bureau.core.change.Fold;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.journal.StoredAspect;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a journal, folded from its very beginning: it must be each snapshot at the
 * snapshot's version and the head at the head's. With that the state at any version is the same
 * from either, too.
 */
final class Refolding {
  private static final Map<String, Function<Session, @Nullable Object>> PARTS =
      new LinkedHashMap<>();

  static {
    PARTS.put("status", Session::status);
    PARTS.put("profile", Session::profile);
    PARTS.put("metadata", Session::metadata);
    PARTS.put("times", Session::times);
    PARTS.put("ending", Session::ending);
    PARTS.put("links", Session::links);
    PARTS.put("agent", Session::agent);
    PARTS.put("work", Session::work);
  }

  private final Session head;
  private final EventCatalogue catalogue;
  private final Fold fold;
  private final Consumer<String> faults;
  private final Deque<Snapshot> awaited;
  private Fold.State state;

  /**
   * @param snapshots what is kept of it, the oldest first
   * @param faults told what does not follow
   */
  Refolding(
      Session head,
      List<Snapshot> snapshots,
      EventCatalogue catalogue,
      Fold fold,
      Consumer<String> faults) {
    this.head = head;
    this.catalogue = catalogue;
    this.fold = fold;
    this.faults = faults;
    this.awaited = new ArrayDeque<>(snapshots);
    this.state = new Fold.State(Session.absent(head.id()), Aspects.NONE);
  }

  void next(Entry entry) {
    while (!awaited.isEmpty() && entry.version() > awaited.element().version()) {
      compareSnapshot(awaited.remove());
    }
    Session before = reached(entry.version(), entry.at());
    state = fold.after(new Fold.State(before, state.aspects()), List.of(entry.event()), entry.at());
  }

  void end() {
    awaited.forEach(this::compareSnapshot);
    compare("head", head);
  }

  /** What it has drawn and others from it; empty if only a newer program can compare that. */
  Optional<GrantBook> grants() {
    return state.aspects().find(Grants.ASPECT).map(each -> new GrantBook(head, each));
  }

  /** How many cells wait for a decision; 0 if only a newer program can tell. */
  long uncertainCells() {
    return state.aspects().find(Cells.ASPECT).stream()
        .flatMap(each -> each.all().stream())
        .filter(each -> each.status() == CellStatus.UNCERTAIN)
        .count();
  }

  private void compareSnapshot(Snapshot snapshot) {
    compare("snapshot", snapshot.head());
    TreeSet<String> different = new TreeSet<>();
    Map<String, StoredAspect> folded = byName(state.aspects());
    Map<String, StoredAspect> kept = byName(snapshot.aspects());
    different.addAll(folded.keySet());
    different.addAll(kept.keySet());
    different.removeIf(each -> follows(folded.get(each), kept.get(each)));
    if (!different.isEmpty()) {
      faults.accept(
          "its snapshot of version %d does not follow from its journal: %s"
              .formatted(snapshot.version(), String.join(", ", different)));
    }
  }

  /** What cannot be folded here was, perhaps, by the newer program that kept it. */
  private static boolean follows(@Nullable StoredAspect folded, @Nullable StoredAspect kept) {
    boolean isOpaque = folded != null && folded.state() == null;
    return isOpaque || same(folded, kept);
  }

  private Map<String, StoredAspect> byName(Aspects aspects) {
    Map<String, StoredAspect> byName = new LinkedHashMap<>();
    StoredAspect.of(aspects, catalogue).forEach(each -> byName.put(each.name(), each));
    return byName;
  }

  private void compare(String what, Session kept) {
    Session folded = reached(kept.version(), kept.times().updated());
    if (folded.version() != kept.version()) {
      faults.accept(
          "its journal is at version %d where its %s is of version %d"
              .formatted(folded.version(), what, kept.version()));
      return;
    }
    List<String> different =
        PARTS.entrySet().stream()
            .filter(each -> !same(each.getValue().apply(folded), each.getValue().apply(kept)))
            .map(Map.Entry::getKey)
            .toList();
    if (!different.isEmpty()) {
      faults.accept(
          "its %s of version %d does not follow from its journal: %s"
              .formatted(what, kept.version(), String.join(", ", different)));
    }
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == null ? other == null : one.equals(other);
  }

  /** The head at that version: a commit without entries raises it and nothing else. */
  private Session reached(long version, Instant at) {
    Session session = state.session();
    while (session.version() < version) {
      session = session.committed(at);
    }
    return session;
  }
}
