package dev.bureau.bench.compare;

import java.util.Collection;
import java.util.Locale;

/** Several values of the same thing. */
record Spread(double median, double least, double most) {
  /** Of at least one value; the median of an even number is the mean of the middle two. */
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  String middle() {
    return text(median);
  }

  String range() {
    return text(least) + ".." + text(most);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
