package dev.bureau.store.sql;

import dev.bureau.core.error.Category;
import dev.bureau.core.store.StoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file may still be used. When the disk fails to sync, nobody knows what it holds, and
 * asking again would seem to succeed: from then on everything is refused until the file is opened
 * anew (P7).
 */
final class Usability {
  private final Failures failures;
  private volatile boolean closed;
  private volatile @Nullable StoreException poison;

  Usability(Failures failures) {
    this.failures = failures;
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** What SQLite's error means to the caller; a failed sync means the end for everybody. */
  StoreException failed(SQLException cause) {
    StoreException failure = failures.of(cause);
    if (Failures.isUnsynced(cause)) {
      poison = failure;
    }
    return failure;
  }

  /**
   * @throws StoreException if it may not
   */
  void require() {
    StoreException cause = poison;
    if (cause != null) {
      throw failures.poisoned(cause);
    }
    if (closed) {
      throw new StoreException(
          Category.REFUSED, failures.place(), "the store is closed", "open it again", null);
    }
  }
}
