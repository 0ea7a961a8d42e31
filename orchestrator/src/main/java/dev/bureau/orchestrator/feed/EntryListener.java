package dev.bureau.orchestrator.feed;

import dev.bureau.core.journal.Entry;

/**
 * Told of entries in feed order, at least once each. It is called by one thread at a time, one
 * entry after another; while it is slow or throws, nobody but itself waits.
 *
 * <p>If it throws, that same entry is told again, ten times in all: after the configured retry
 * delay at the earliest, then after twice that, and so on. An entry that it threw on ten times is
 * logged as an error and given up, so that no entry can stop it for ever. The count begins anew
 * with each {@link Following}.
 *
 * <p>What is {@link dev.bureau.core.error.Category#UNAVAILABLE} does not count: if it throws a
 * {@link dev.bureau.core.error.BureauException} of that category, because the store cannot serve or
 * a mailbox is full, the entry is told again after the configured retry delay, each time, until it
 * throws none.
 */
@FunctionalInterface
public interface EntryListener {
  /** This happened. */
  void on(Entry entry);
}
