package dev.bureau.orchestrator.feed;

import dev.bureau.core.journal.Entry;

/**
 * Told of every entry in feed order, at least once. It is called on a thread of its own, one entry
 * after another; while it is slow or throws, nobody but itself waits, and a thrown entry comes
 * again.
 */
@FunctionalInterface
public interface EntryListener {
  /** This happened. */
  void on(Entry entry);
}
