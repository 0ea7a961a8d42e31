package dev.bureau.testing.simulation;

import dev.bureau.core.error.BadInputException;
import dev.bureau.testing.schedule.BlockedOutside;
import dev.bureau.testing.schedule.Choices;
import dev.bureau.testing.schedule.Interrupted;
import dev.bureau.testing.schedule.Shrinking;
import dev.bureau.testing.schedule.Tape;
import dev.bureau.testing.schedule.Trace;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** One test in many worlds, and what is to be told of the first in which it fails. */
final class Seeds {
  /** A scenario that goes round and round takes a hundred thousand in each try. */
  static final long MOST_STEPS_TO_SHRINK = 20_000_000;

  private static final Pattern ASSERTING =
      Pattern.compile(
          "(org\\.assertj|org\\.junit|org\\.opentest4j|javax?|jdk"
              + "|dev\\.bureau\\.testing\\.assertion)\\.");

  private final Consumer<Simulation> test;

  Seeds(Consumer<Simulation> test) {
    this.test = test;
  }

  /**
   * What has run.
   *
   * @param steps of all seeds together
   * @param hash the fingerprint of all traces
   */
  record Summary(int seeds, long steps, long hash) {}

  /**
   * Runs the seeds from 1 on.
   *
   * @param count how many, at least 1
   * @throws SimulationFailure if one of them fails
   * @throws TestAbortedException if an assumption of one does not hold
   * @throws BadInputException if it is less than one
   */
  Summary run(int count) {
    if (count < 1) {
      throw new BadInputException("seeds", count, "give how many to run, from 1");
    }
    Trace all = new Trace();
    long steps = 0;
    for (int seed = 1; seed <= count; seed++) {
      World.Run run = new World(Tape.drawn(seed), false).run(test);
      requireNotAborted(run);
      if (run.failure() != null) {
        throw failed(seed, run, run.failure());
      }
      all.add(run.hash());
      steps += run.steps();
    }
    return new Summary(count, steps, all.hash());
  }

  /**
   * Runs one scenario.
   *
   * @param replay as a failure has named it: a seed, or a seed, a slash and its choices
   * @throws SimulationFailure if it fails
   * @throws TestAbortedException if an assumption of it does not hold
   * @throws BadInputException if it names none
   */
  Summary replay(String replay) {
    int slash = replay.indexOf('/');
    long seed = seed(slash < 0 ? replay : replay.substring(0, slash));
    Tape tape =
        slash < 0
            ? Tape.drawn(seed)
            : Tape.played(seed, Choices.parse(replay.substring(slash + 1)));
    World.Run run = new World(tape, true).run(test);
    requireNotAborted(run);
    if (run.failure() != null) {
      throw new SimulationFailure(
          replay, "Seed %d (%s)".formatted(seed, size(run)), run.timeline(), run.failure());
    }
    return new Summary(1, run.steps(), run.hash());
  }

  /** An assumption that does not hold is no failure: nothing is to be made smaller. */
  private static void requireNotAborted(World.Run run) {
    if (run.failure() instanceof TestAbortedException aborted) {
      throw aborted;
    }
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new BadInputException("replay", text, "give a seed, or what the failure has printed");
    }
  }

  private SimulationFailure failed(long seed, World.Run failing, Throwable why) {
    Choices choices = failing.choices();
    if (why instanceof BlockedOutside || why instanceof Interrupted) { // takes real time, each time
      return asItWas(seed, failing, why);
    }
    World.Run again = played(seed, choices, false);
    if (again.hash() != failing.hash() && !isInterrupted()) {
      return new SimulationFailure(
          Long.toString(seed),
          """
          Seed %d fails, and runs otherwise when it is run again: something in the test or its \
          agents does not come from the seams (a clock, randomness, threads, the order of a \
          HashMap, Map.of or Set.of, or what an earlier seed has left behind)"""
              .formatted(seed),
          played(seed, choices, true).timeline(),
          why);
    }
    Choices small = shrunk(seed, choices, kind(why));
    if (isInterrupted()) {
      return asItWas(seed, failing, why);
    }
    World.Run smallest = played(seed, small, true);
    return new SimulationFailure(
        seed + "/" + small.text(),
        "Seed %d (%s); shrunk from (%s)".formatted(seed, size(smallest), size(failing)),
        smallest.timeline(),
        smallest.failure() == null ? why : smallest.failure());
  }

  private static SimulationFailure asItWas(long seed, World.Run failing, Throwable why) {
    return new SimulationFailure(
        Long.toString(seed), "Seed %d (%s)".formatted(seed, size(failing)), List.of(), why);
  }

  /** Whether somebody wants the test to end: the first run, or any of those that followed. */
  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  private Choices shrunk(long seed, Choices choices, String kind) {
    AtomicLong steps = new AtomicLong();
    return new Shrinking(
            fewer -> {
              if (steps.get() > MOST_STEPS_TO_SHRINK || isInterrupted()) {
                return false;
              }
              World.Run run = played(seed, fewer, false);
              steps.addAndGet(run.steps());
              return run.failure() != null && kind(run.failure()).equals(kind);
            })
        .of(choices);
  }

  private World.Run played(long seed, Choices choices, boolean written) {
    return new World(Tape.played(seed, choices), written).run(test);
  }

  private static String size(World.Run run) {
    Choices choices = run.choices();
    return "faults: %d, turns given to others: %d, choices of the test: %d, steps: %,d"
        .formatted(
            choices.size("fault "),
            choices.size("turn") + choices.size("next"),
            choices.size("test"),
            run.steps());
  }

  /** What a failure says and where, without what differs from run to run. */
  static String kind(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).strip();
    return failure.getClass().getName()
        + text.lines().findFirst().orElse("").replaceAll("[0-9a-hjkmnp-tv-z]{26}|[0-9]+", "#")
        + place(failure);
  }

  /** Where somebody asserted it: the first lines of AssertJ's messages are much alike. */
  private static String place(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .filter(each -> !ASSERTING.matcher(each.getClassName()).lookingAt())
        .findFirst()
        .map(each -> " at " + each)
        .orElse("");
  }
}
