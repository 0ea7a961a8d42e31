package dev.bureau.testing.simulation;

import dev.bureau.testing.schedule.Tape;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses, by the tape, what goes wrong and for how long. */
final class Misfortune {
  private static final int CALLS = 10_000;
  private static final int[] TIMES_AS_OFTEN = {1, 3, 10};
  private static final List<Duration> TIMES =
      List.of(
          Duration.ofMillis(1),
          Duration.ofMillis(20),
          Duration.ofMillis(300),
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(40),
          Duration.ofSeconds(100));
  private static final List<Duration> CLOCK_ERRORS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(-1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(-1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(-10));

  private final Tape tape;
  private final Set<Fault> chosen = EnumSet.noneOf(Fault.class);
  private Faults faults = Faults.none();
  private int timesAsOften = 1;

  Misfortune(Tape tape) {
    this.tape = tape;
  }

  /** From now on these, less those that this seed leaves out. */
  void becomes(Faults now) {
    faults = now;
    timesAsOften = TIMES_AS_OFTEN[tape.below("kind how often", TIMES_AS_OFTEN.length)];
    chosen.clear();
    for (Fault each : Fault.values()) {
      if (tape.below("kind " + each, 4) != 0) {
        chosen.add(each);
      }
    }
  }

  /** What befalls the next call of a node; null for nothing. */
  @Nullable Fault next(String node) {
    int all = 0;
    for (Fault each : chosen) {
      all += faults.chances().getOrDefault(each, 0);
    }
    if (all == 0) {
      return null;
    }
    int drawn =
        tape.rarely("fault " + node, Math.min(0.5, (double) all * timesAsOften / CALLS), all + 1);
    return drawn == 0 ? null : kind(drawn);
  }

  private Fault kind(int drawn) {
    int left = drawn;
    for (Fault each : chosen) {
      left -= faults.chances().getOrDefault(each, 0);
      if (left <= 0) {
        return each;
      }
    }
    throw new AssertionError(drawn + " of the chances of " + chosen);
  }

  /** For how long; the first is a millisecond, the last beyond any lease. */
  Duration time(String node) {
    return TIMES.get(tape.below("time " + node, TIMES.size()));
  }

  /** By how much a clock is wrong from now on. */
  Duration clockError(String node) {
    return CLOCK_ERRORS.get(tape.below("time " + node, CLOCK_ERRORS.size()));
  }

  /** One of two ways; the first is false. */
  boolean either(String node) {
    return tape.below("either " + node, 2) != 0;
  }
}
