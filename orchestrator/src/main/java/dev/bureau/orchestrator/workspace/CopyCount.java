package dev.bureau.orchestrator.workspace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a copy is. */
final class CopyCount {
  private static final Logger LOG = LoggerFactory.getLogger(CopyCount.class);

  private final CopyListener listener;
  private long files;
  private long bytes;
  private long filesDone;
  private long bytesDone;

  CopyCount(CopyListener listener) {
    this.listener = listener;
  }

  /** A file of that size is to be copied. */
  void expects(long size) {
    files++;
    bytes += size;
  }

  /** A file of that size is copied. */
  void has(long size) {
    filesDone++;
    bytesDone += size;
    try {
      listener.copied(new CopyProgress(filesDone, files, bytesDone, bytes));
    } catch (RuntimeException e) { // whoever only watches must not be in the way
      LOG.warn("A listener of a copy failed", e);
    }
  }
}
