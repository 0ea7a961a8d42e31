package dev.bureau.core.door;

import dev.bureau.core.journal.Aspects;
import dev.bureau.core.store.Commit;

/**
 * Woken after each commit of this process. It only wakes: what happened is in the feed. Called on
 * the committing thread, outside all locks, so it must be quick and must not throw.
 */
@FunctionalInterface
public interface CommitListener {
  /** The commit stands. */
  void committed(Commit commit);

  /**
   * The commit stands; for whoever must know what it changed.
   *
   * @param before the session's aspects right before it
   */
  default void committed(Commit commit, Aspects before) {
    committed(commit);
  }
}
