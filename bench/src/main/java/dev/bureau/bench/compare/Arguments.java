package dev.bureau.bench.compare;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param peers the folder of the peers' bench; null for none of it
 * @param rounds how often everything is measured
 * @param effort how long each measurement is
 * @param out where the report goes too; null for nowhere but standard output
 */
record Arguments(
    @Nullable Path peers, int rounds, Effort effort, @Nullable Path out, Set<Work> works) {
  private static final String USAGE =
      "usage: [--peers DIR] [--rounds N] [--quick] [--out FILE.md]"
          + " [w1] [w2] [w3] [w4] [affinity] [statistics] [shutdown] [budget]"
          + " [transcript]";

  /**
   * @throws IllegalArgumentException with the usage if they are not understood
   */
  static Arguments of(String... words) {
    @Nullable Path peers = null;
    @Nullable Path out = null;
    int rounds = 3;
    Effort effort = Effort.FULL;
    Set<Work> works = EnumSet.noneOf(Work.class);
    Deque<String> left = new ArrayDeque<>(List.of(words));
    while (!left.isEmpty()) {
      String word = left.removeFirst();
      switch (word) {
        case "--peers" -> peers = Path.of(value(word, left)).toAbsolutePath();
        case "--out" -> out = Path.of(value(word, left));
        case "--rounds" -> rounds = number(word, value(word, left));
        case "--quick" -> effort = Effort.QUICK;
        default -> works.add(work(word));
      }
    }
    return new Arguments(
        peers, rounds, effort, out, works.isEmpty() ? EnumSet.allOf(Work.class) : works);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value; " + USAGE);
    }
    return left.removeFirst();
  }

  private static int number(String option, String given) {
    if (given.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(given);
    }
    throw new IllegalArgumentException(option + " is a number from 1 to 9999; " + USAGE);
  }

  private static Work work(String word) {
    for (Work each : Work.values()) {
      if (each.name().equals(word.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is not known; " + USAGE);
  }
}
