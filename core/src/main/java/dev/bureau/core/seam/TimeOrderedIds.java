package dev.bureau.core.seam;

import dev.bureau.core.id.CommitId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of 48 bits of milliseconds, 16 bits of counter, 64 bits of randomness. The first half never
 * repeats or falls in one process, whatever the clock does; the second tells processes apart.
 */
public final class TimeOrderedIds implements Ids {
  private static final int COUNTER_BITS = 16;

  private final InstantSource wall;
  private final long node;
  private final AtomicLong last = new AtomicLong();

  /**
   * @param wall where the milliseconds come from
   * @param random where this source's own 64 bits come from, drawn once
   */
  public TimeOrderedIds(InstantSource wall, SplittableRandom random) {
    this.wall = wall;
    this.node = random.nextLong();
  }

  @Override
  public CommitId next() {
    return at(wall.millis());
  }

  @Override
  public CommitId next(Instant now) {
    return at(now.toEpochMilli());
  }

  private CommitId at(long millis) {
    long now = millis << COUNTER_BITS;
    long high = last.incrementAndGet(); // most ids follow another of their millisecond
    if (high < now) {
      high = last.updateAndGet(before -> Math.max(before + 1, now));
    }
    return new CommitId(high, mix(node + high * 0x9E3779B97F4A7C15L));
  }

  /** Spreads the bits, so that two sources that drew close numbers do not yield close ids. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
