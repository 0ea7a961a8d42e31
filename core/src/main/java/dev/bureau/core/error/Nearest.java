package dev.bureau.core.error;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody may have meant who wrote a name that there is not. */
public final class Nearest {
  private Nearest() {}

  /**
   * The one that takes the fewest edits.
   *
   * @param names one at least
   */
  public static String to(String text, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt((String each) -> distance(text, each)))
        .orElseThrow();
  }

  /** How many characters must be inserted, removed or replaced to make one of the other. */
  public static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int diagonal = above[0];
      above[0] = row;
      for (int column = 1; column < above.length; column++) {
        int replaced = diagonal + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = above[column];
        above[column] = Math.min(replaced, 1 + Math.min(diagonal, above[column - 1]));
      }
    }
    return above[other.length()];
  }
}
