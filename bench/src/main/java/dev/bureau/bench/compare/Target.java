package dev.bureau.bench.compare;

import java.util.function.DoublePredicate;

/** What a ratio should be. */
record Target(String text, DoublePredicate met) {
  /** Nothing is asked of it; it is shown to be known. */
  static final Target NONE = new Target("none", ratio -> true);

  static Target atLeast(double bound) {
    return new Target("≥ " + bound, ratio -> ratio >= bound);
  }

  static Target atMost(double bound) {
    return new Target("≤ " + bound, ratio -> ratio <= bound);
  }

  String verdict(double ratio) {
    return equals(NONE) ? "" : met.test(ratio) ? "met" : "missed";
  }
}
