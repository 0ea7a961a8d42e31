package dev.bureau.core.door;

import dev.bureau.core.journal.Aspects;
import dev.bureau.core.store.Commit;

/**
 * Woken after each commit of this process. It only wakes: what happened is in the feed. Called on
 * the committing thread, outside all locks, so it must be quick and must not throw.
 */
@FunctionalInterface
public interface CommitListener {
  /**
   * The commit stands.
   *
   * @param before the session's aspects right before it
   */
  void committed(Commit commit, Aspects before);
}
