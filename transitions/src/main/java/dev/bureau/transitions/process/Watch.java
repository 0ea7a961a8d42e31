package dev.bureau.transitions.process;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.seam.Child;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.Constraints;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Looks whether a program keeps to its memory and its time, and tells of the first limit that it
 * has passed. Thread-safe.
 *
 * <p>Memory is watched rather than cut off. What the system can cut off for one process is its
 * address space: runtimes such as the JVM and node reserve many times of what they ever use, and
 * would not even start. And a process that is refused memory dies at any place, where nobody sees
 * why.
 */
final class Watch implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Child child;
  private final Seams seams;
  private final Constraints limits;
  private final Consumer<Breach> told;
  private final Lock lock;
  private final long begun;
  private final Map<String, Tasks.Timer> timers = new TreeMap<>();
  private boolean closed;

  Watch(Child child, Constraints limits, Seams seams, Consumer<Breach> told) {
    this.child = child;
    this.seams = seams;
    this.limits = limits;
    this.told = told;
    this.lock = seams.lock();
    this.begun = seams.ticker().nanos();
  }

  void begin() {
    limits.timeout().ifPresent(time -> later("agent-timeout", time, this::timeIsUp));
    limits.maxMemoryBytes().ifPresent(limit -> later("agent-memory", PAUSE, () -> look(limit)));
  }

  private void later(String name, Duration delay, Runnable task) {
    lock.lock();
    try {
      if (!closed) {
        timers.put(name, seams.tasks().after(name, delay, task));
      }
    } finally {
      lock.unlock();
    }
  }

  private void timeIsUp() {
    long took = TimeUnit.NANOSECONDS.toMillis(seams.ticker().nanos() - begun);
    breached("timeout", limits.timeout().orElseThrow().toMillis(), took);
  }

  private void look(long limit) {
    long found = child.usage().map(ProcessUsage::residentBytes).orElse(0L);
    if (found > limit) {
      breached("max-memory", limit, found);
    } else {
      later("agent-memory", PAUSE, () -> look(limit));
    }
  }

  private void breached(String constraint, long limit, long found) {
    if (end()) {
      told.accept(new Breach(constraint, limit, found, seams.wall().instant()));
    }
  }

  /** Whether it was not closed before. */
  private boolean end() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      timers.values().forEach(Tasks.Timer::close);
      timers.clear();
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Looks no more: no breach is told that was not found before. Idempotent. */
  @Override
  public void close() {
    end();
  }
}
