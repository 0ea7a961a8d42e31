package dev.bureau.core.door;

import dev.bureau.core.id.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was last seen, and how much of it came after its latest snapshot; guarded by the
 * session's lock.
 */
final class Kept {
  private static final long COMMITS = 256;
  private static final long ENTRIES = 2_560;
  private static final long BYTES_PER_ENTRY = 1024;

  /** The one used before it; for {@link Recent} alone. */
  @Nullable Kept older;

  private Loaded loaded;
  private long commits;
  private long entries;
  private long snapshotBytes; // 0 if that is not known

  /**
   * @param commits since its latest snapshot, or since its creation
   * @param entries of these commits
   */
  Kept(Loaded loaded, long commits, long entries) {
    this.loaded = loaded;
    this.commits = commits;
    this.entries = entries;
  }

  boolean isOf(SessionId id) {
    return loaded.session().id().equals(id);
  }

  Loaded loaded() {
    return loaded;
  }

  /** The same version was seen again, maybe with another lease epoch. */
  void seen(Loaded again) {
    loaded = again;
  }

  /** After one more commit. */
  void committed(Loaded after, int more) {
    loaded = after;
    commits++;
    entries += more;
  }

  /**
   * Whether another snapshot is due: after 256 commits, or fewer if they are large, but not as long
   * as each entry would pay for more than a KiB of it.
   */
  boolean isSnapshotDue() {
    return (commits >= COMMITS || entries >= ENTRIES) && entries >= snapshotBytes / BYTES_PER_ENTRY;
  }

  /** A snapshot was kept of what it is now. */
  void snapshotKept(long bytes) {
    commits = 0;
    entries = 0;
    snapshotBytes = bytes;
  }
}
