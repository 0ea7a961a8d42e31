package dev.bureau.core.seam;

import dev.bureau.core.id.CommitId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of 64 bits of time, in 65,536ths of a millisecond, and 64 bits of randomness. Each thread
 * counts for itself, so that none waits for another: its times never repeat or fall, whatever the
 * clock does; those of several threads are in order as far as the clock tells. The second halves
 * tell threads and processes apart.
 */
public final class TimeOrderedIds implements Ids {
  private static final int PARTS_BITS = 16;
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final InstantSource wall;
  private final long node;
  private final AtomicLong threads = new AtomicLong();
  private final ThreadLocal<Row> rows = ThreadLocal.withInitial(this::row);

  /**
   * @param wall where the time comes from
   * @param random where this source's own 64 bits come from, drawn once
   */
  public TimeOrderedIds(InstantSource wall, SplittableRandom random) {
    this.wall = wall;
    this.node = random.nextLong();
  }

  @Override
  public CommitId next() {
    return next(wall.instant());
  }

  @Override
  public CommitId next(Instant now) {
    long whole = (now.getEpochSecond() * MILLIS_PER_SECOND) << PARTS_BITS;
    long rest = ((long) now.getNano() << PARTS_BITS) / NANOS_PER_MILLI;
    return rows.get().next(whole + rest);
  }

  private Row row() {
    return new Row(mix(node + threads.getAndIncrement()));
  }

  /** The ids of one thread. */
  private static final class Row {
    private final long start;
    private long last;

    Row(long start) {
      this.start = start;
    }

    CommitId next(long now) {
      last = Math.max(last + 1, now);
      return new CommitId(last, mix(start + last * 0x9E3779B97F4A7C15L));
    }
  }

  /** Spreads the bits, so that two sources that drew close numbers do not yield close ids. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
