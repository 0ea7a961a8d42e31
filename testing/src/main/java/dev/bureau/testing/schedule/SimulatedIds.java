package dev.bureau.testing.schedule;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.seam.Ids;
import java.time.Instant;
import java.time.InstantSource;

/** The ids that one simulated process draws: by its clock, and never the same twice. */
final class SimulatedIds implements Ids {
  private static final int PARTS_BITS = 16;

  private final InstantSource wall;
  private final long process;
  private long last;

  SimulatedIds(InstantSource wall, long process) {
    this.wall = wall;
    this.process = process;
  }

  @Override
  public CommitId next() {
    return next(wall.instant());
  }

  @Override
  public CommitId next(Instant now) {
    last = Math.max(last + 1, now.toEpochMilli() << PARTS_BITS);
    return new CommitId(last, (process + last) * 0x9E3779B97F4A7C15L);
  }
}
