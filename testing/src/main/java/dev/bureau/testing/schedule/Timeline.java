package dev.bureau.testing.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What happened in a run, for people. Written only when somebody is going to read it. */
public final class Timeline {
  private final boolean written;
  private final List<String> lines = new ArrayList<>();

  public Timeline(boolean written) {
    this.written = written;
  }

  public void add(long nanos, String place, Supplier<String> what) {
    if (written) {
      lines.add(time(nanos) + "  " + String.format(Locale.ROOT, "%-7s", place) + " " + what.get());
    }
  }

  /** The lines in their order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private static String time(long nanos) {
    Duration time = Duration.ofNanos(nanos);
    return String.format(
        Locale.ROOT,
        "%2d:%02d:%02d.%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }
}
