package dev.bureau.metrics.meter;

import dev.bureau.core.seam.Seams;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is looked at again only if the last look is a second old. Thread-safe. */
final class Glance<T> {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private final Seams seams;
  private final Lock lock;
  private final Supplier<T> look;
  private @Nullable T seen;
  private long seenAt;

  Glance(Seams seams, Supplier<T> look) {
    this.seams = seams;
    this.lock = seams.lock();
    this.look = look;
  }

  T now() {
    lock.lock();
    try {
      long now = seams.ticker().nanos();
      T last = seen;
      if (last == null || now - seenAt >= FRESH) {
        last = look.get();
        seen = last;
        seenAt = now;
      }
      return last;
    } finally {
      lock.unlock();
    }
  }
}
