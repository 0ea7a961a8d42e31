package dev.bureau.core.trace;

import dev.bureau.core.usage.Usage;
import java.util.concurrent.Callable;

/**
 * One piece of work that is under way, and is over when this is closed, on the same thread. What is
 * not told of it ended well. Must not throw. Not thread-safe.
 */
public interface Span extends AutoCloseable {
  /** Tells nobody. */
  Span NONE = () -> {};

  /** How it came out, if otherwise than {@link Outcome#DONE}; the last word counts. */
  default void came(Outcome outcome) {}

  /** It failed. */
  default void failed(Throwable cause) {}

  /** How many: the attempts of a commit, the leases that were lost. Told once at most. */
  default void counted(long count) {}

  /** A call of a model within it has used that. */
  default void used(Usage usage) {}

  @Override
  void close();

  /** Does the work, tells what it throws, and closes this. */
  default <T> T around(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (Exception | Error e) {
      failed(e);
      throw e;
    } finally {
      close();
    }
  }

  /** Tells both; the inner one is closed first. */
  default Span and(Span inner) {
    Span outer = this;
    return new Span() {
      @Override
      public void came(Outcome outcome) {
        outer.came(outcome);
        inner.came(outcome);
      }

      @Override
      public void failed(Throwable cause) {
        outer.failed(cause);
        inner.failed(cause);
      }

      @Override
      public void counted(long count) {
        outer.counted(count);
        inner.counted(count);
      }

      @Override
      public void used(Usage usage) {
        outer.used(usage);
        inner.used(usage);
      }

      @Override
      public void close() {
        inner.close();
        outer.close();
      }
    };
  }
}
