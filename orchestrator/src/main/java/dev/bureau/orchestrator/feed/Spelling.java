package dev.bureau.orchestrator.feed;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who wrote a word that there is not. */
final class Spelling {
  private Spelling() {}

  /**
   * The known word from which the fewest letters have to be changed, added or left out, whatever
   * their case; none if that is more than a third of them, for then it is hardly meant.
   *
   * @param known in small letters
   */
  static Optional<String> nearest(String given, List<String> known) {
    String small = given.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(each -> distance(small, each) <= small.length() / 3)
        .min(Comparator.comparingInt(each -> distance(small, each)));
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int changed = one.charAt(line - 1) == other.charAt(column - 1) ? diagonal : diagonal + 1;
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[other.length()];
  }
}
