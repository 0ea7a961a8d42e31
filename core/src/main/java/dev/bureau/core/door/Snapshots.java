package dev.bureau.core.door;

import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Snapshot;
import dev.bureau.core.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a snapshot of a session every 256 commits, so that opening it folds no more than these
 * (X34). Large ones are kept less often: a commit shall not pay for more than about a KiB of them.
 */
final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final long EVERY = 256;
  private static final long BYTES_PER_COMMIT = 1024;

  private final Sessions sessions;

  Snapshots(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The version at which the next one is due, after one of that version. */
  static long dueAfter(long version) {
    return version + EVERY;
  }

  /** Keeps one if it is due; the commit it follows stands in any case. */
  Loaded keptIfDue(Loaded loaded) {
    long version = loaded.session().version();
    if (version < loaded.snapshotDue()) {
      return loaded;
    }
    long commits = EVERY;
    try {
      long bytes = sessions.snapshot(new Snapshot(loaded.session(), loaded.aspects()));
      commits = Math.max(EVERY, bytes / BYTES_PER_COMMIT);
    } catch (StoreException e) {
      LOG.warn(
          "No snapshot of session {} could be kept; its journal has it all",
          loaded.session().id(),
          e);
    }
    return loaded.withSnapshotDue(version + commits);
  }
}
