package dev.bureau.testing.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing scenario small: leaves out ever smaller parts of its choices as long as it fails
 * in the same way, then makes those that are left smaller. What is left out is calm: no fault,
 * nobody else's turn, the test's simplest case.
 */
public final class Shrinking {
  private static final int MOST_RUNS = 1_500;

  private final Predicate<Choices> fails;
  private int runs;

  /**
   * @param fails whether the run with these choices fails in the same way
   */
  public Shrinking(Predicate<Choices> fails) {
    this.fails = fails;
  }

  /** The smallest scenario that is found. */
  public Choices of(Choices failing) {
    List<Choices.Choice> left = failing.all();
    int before;
    do {
      before = left.size();
      left = smaller(fewer(left));
    } while (left.size() < before && runs < MOST_RUNS);
    return Choices.of(left);
  }

  private List<Choices.Choice> fewer(List<Choices.Choice> all) {
    List<Choices.Choice> left = all;
    int size = Math.max(1, left.size());
    while (size > 0 && runs < MOST_RUNS) {
      int from = 0;
      while (from < left.size()) {
        List<Choices.Choice> without = new ArrayList<>(left.subList(0, from));
        without.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
        if (stillFails(without)) {
          left = without;
        } else {
          from += size;
        }
      }
      size /= 2;
    }
    return left;
  }

  private List<Choices.Choice> smaller(List<Choices.Choice> all) {
    List<Choices.Choice> left = new ArrayList<>(all);
    for (int i = 0; i < left.size(); i++) {
      Choices.Choice fails = left.get(i);
      int tooSmall = 0;
      while (fails.value() - tooSmall > 1) {
        int between = (fails.value() + tooSmall) >>> 1;
        Choices.Choice tried = new Choices.Choice(fails.track(), fails.place(), between);
        left.set(i, tried);
        if (stillFails(left)) {
          fails = tried;
        } else {
          tooSmall = between;
        }
      }
      left.set(i, fails);
    }
    return left;
  }

  private boolean stillFails(List<Choices.Choice> choices) {
    if (runs >= MOST_RUNS) {
      return false;
    }
    runs++;
    return fails.test(Choices.of(choices));
  }
}
