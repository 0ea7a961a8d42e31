package dev.bureau.core.query;

import java.util.random.RandomGenerator;

/** Texts that are nearly right. */
final class Mutations {
  private static final String SIGNS =
      "'\"()?,.:;<>=!-+_%\\*[]{} \t\n\u0000aZ09eE\u00E4\uFFFD\uD83D\uDE00";

  private Mutations() {}

  /** The text with one to four places changed. */
  static String of(String text, RandomGenerator random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int at = random.nextInt(changed.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> changed.insert(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
        case 1 -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(1, 4)));
        case 2 -> changed.insert(at, piece(text, random));
        default -> changed.setLength(random.nextInt(8) == 0 ? at : changed.length());
      }
    }
    return changed.toString();
  }

  private static String piece(String text, RandomGenerator random) {
    int from = random.nextInt(text.length() + 1);
    return text.substring(from, Math.min(text.length(), from + random.nextInt(1, 12)));
  }
}
