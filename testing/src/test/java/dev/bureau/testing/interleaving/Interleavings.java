package dev.bureau.testing.interleaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.util.List;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Random scenarios of a class's operations, which Lincheck runs again and again: each run must end
 * as if one operation had followed the other. The build says how many.
 */
public enum Interleavings {
  /**
   * Lincheck chooses the order of all steps: for classes of few steps, and a tenth of the runs, of
   * which each takes a hundred times as long.
   */
  CHOSEN {
    @Override
    int most() {
      return 100;
    }

    @Override
    Options<?, ?> options() {
      return new ModelCheckingOptions()
          .addGuarantee(forClasses(Interleavings::sharesNothing).allMethods().ignore());
    }
  },

  /** The threads run as they like: for what takes too many steps to choose their order. */
  LEFT_TO_CHANCE {
    @Override
    int most() {
      return Integer.MAX_VALUE;
    }

    @Override
    Options<?, ?> options() {
      return new StressOptions();
    }
  };

  private static final int CHANCES = 10;
  private static final int SCENARIOS = Integer.getInteger("bureau.lincheck.scenarios", 3);
  private static final int RUNS = Integer.getInteger("bureau.lincheck.runs", 100);

  /** Values and what computes with them: nothing that threads share, and long to look into. */
  private static final List<String> VALUES =
      List.of(
          "dev.bureau.core.change.",
          "dev.bureau.core.id.",
          "dev.bureau.core.journal.",
          "dev.bureau.core.json.",
          "dev.bureau.core.session.",
          "java.math.",
          "java.time.",
          "java.util.stream.",
          "org.pcollections.");

  abstract Options<?, ?> options();

  /** Runs of a scenario that end in good time. */
  abstract int most();

  /** Each run is as good as one operation after the other. */
  public void check(Class<?> operations) {
    options(SCENARIOS, Math.min(RUNS, most())).check(operations);
  }

  /**
   * The control: a broken twin, which one thread alone does not tell from the class itself. Chance
   * has more than one chance, for on a busy machine threads seldom meet.
   */
  public void findTheFault(Class<?> broken) {
    assertThat(IntStream.range(0, CHANCES).anyMatch(each -> isFoundIn(broken)))
        .as("the fault is found in %s", broken)
        .isTrue();
  }

  private boolean isFoundIn(Class<?> broken) {
    try {
      options(50, 1_000).minimizeFailedScenario(false).check(broken);
      return false;
    } catch (LincheckAssertionError e) {
      return true;
    }
  }

  private Options<?, ?> options(int scenarios, int runs) {
    return options()
        .iterations(scenarios)
        .invocationsPerIteration(runs)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1);
  }

  private static boolean sharesNothing(String name) {
    return VALUES.stream().anyMatch(name::startsWith);
  }
}
