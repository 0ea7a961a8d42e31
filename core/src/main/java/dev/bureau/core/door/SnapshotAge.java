package dev.bureau.core.door;

/**
 * How much of a session came after its latest snapshot.
 *
 * @param commits since then, or since its creation
 * @param entries of these commits
 * @param bytes that snapshot took; 0 if that is not known
 */
public record SnapshotAge(long commits, long entries, long bytes) {
  /** A session that has neither commits nor snapshots. */
  static final SnapshotAge NONE = new SnapshotAge(0, 0, 0);

  private static final long COMMITS = 256;
  private static final long ENTRIES = 2_560;
  private static final long BYTES_PER_ENTRY = 1024;

  /** After one more commit. */
  SnapshotAge committed(int more) {
    return new SnapshotAge(commits + 1, entries + more, bytes);
  }

  /**
   * Whether another snapshot is due: after 256 commits, or fewer if they are large, but not as long
   * as each entry would pay for more than a KiB of it.
   */
  boolean isDue() {
    return (commits >= COMMITS || entries >= ENTRIES) && entries >= bytes / BYTES_PER_ENTRY;
  }
}
