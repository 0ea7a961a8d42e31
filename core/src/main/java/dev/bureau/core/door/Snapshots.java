package dev.bureau.core.door;

import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a snapshot of a session every 256 commits, so that opening it folds no more than these
 * (X34). Large ones are kept less often: an entry shall not pay for more than about a KiB of them.
 */
final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

  private final Sessions sessions;

  Snapshots(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Keeps one if it is due; the commit it follows stands in any case. */
  void keepIfDue(Kept kept) {
    if (!kept.isSnapshotDue()) {
      return;
    }
    Loaded loaded = kept.loaded();
    long bytes = 0;
    try {
      bytes = sessions.snapshot(new Snapshot(loaded.session(), loaded.aspects()));
    } catch (RuntimeException e) {
      LOG.warn(
          "No snapshot of session {} could be kept; its journal has it all",
          loaded.session().id(),
          e);
    }
    kept.snapshotKept(bytes);
  }
}
