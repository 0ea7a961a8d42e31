package dev.bureau.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A ratio that PERFORMANCE.md asks for, or that helps to read it. */
record Ratio(Work work, Pick what, Pick against, Target target) {
  /** One value for each round that has both. */
  List<Double> in(Figures figures, int rounds) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      OptionalDouble above = what.in(figures, round);
      OptionalDouble below = against.in(figures, round);
      if (above.isPresent() && below.isPresent()) {
        ratios.add(above.getAsDouble() / below.getAsDouble());
      }
    }
    return ratios;
  }
}
