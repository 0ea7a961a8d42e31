package dev.bureau.orchestrator.doctor;

import dev.bureau.core.journal.Entry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether entries follow each other: from version 1 on, indexes without gaps, epochs that never
 * fall. A version without entries is no fault, for a commit need not have any.
 */
final class EntryOrder {
  private final Consumer<String> faults;
  private final Consumer<String> notes;
  private @Nullable Entry last;
  private boolean placesHold = true;
  private boolean epochsHold = true;

  EntryOrder(Consumer<String> faults, Consumer<String> notes) {
    this.faults = faults;
    this.notes = notes;
  }

  /** The last entry so far; null if there was none. */
  @Nullable Entry last() {
    return last;
  }

  void next(Entry entry) {
    Entry before = last;
    last = entry;
    if (placesHold) {
      placesHold = before == null ? isAt(entry, 1, 0) : follows(before, entry);
    }
    if (epochsHold && before != null && entry.epoch() < before.epoch()) {
      epochsHold = false;
      faults.accept(
          "version %d was accepted under epoch %d, after version %d under epoch %d"
              .formatted(entry.version(), entry.epoch(), before.version(), before.epoch()));
    }
  }

  private boolean follows(Entry before, Entry entry) {
    if (entry.version() == before.version()) {
      return isAt(entry, before.version(), before.index() + 1) && sameCommit(before, entry);
    }
    if (!isAt(entry, Math.max(entry.version(), before.version() + 1), 0)) {
      return false;
    }
    if (entry.version() > before.version() + 1) {
      notes.accept(
          "versions %d to %d have no entries; a commit need not have any"
              .formatted(before.version() + 1, entry.version() - 1));
    }
    return true;
  }

  private boolean isAt(Entry entry, long version, int index) {
    if (entry.version() == version && entry.index() == index) {
      return true;
    }
    faults.accept(
        "entry %d of version %d stands where entry %d of version %d should be"
            .formatted(entry.index(), entry.version(), index, version));
    return false;
  }

  private boolean sameCommit(Entry before, Entry entry) {
    if (entry.commit().equals(before.commit())) {
      return true;
    }
    faults.accept("version %d holds entries of two commits".formatted(entry.version()));
    return false;
  }
}
