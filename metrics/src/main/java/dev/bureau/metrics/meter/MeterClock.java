package dev.bureau.metrics.meter;

import dev.bureau.core.seam.Seams;
import io.micrometer.core.instrument.Clock;

/** The time of the seams for registries of meters: virtual where that of sessions is. */
public final class MeterClock implements Clock {
  private final Seams seams;

  public MeterClock(Seams seams) {
    this.seams = seams;
  }

  @Override
  public long wallTime() {
    return seams.wall().instant().toEpochMilli();
  }

  @Override
  public long monotonicTime() {
    return seams.ticker().nanos();
  }
}
