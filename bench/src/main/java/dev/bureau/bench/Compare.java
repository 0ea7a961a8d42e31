package dev.bureau.bench;

import dev.bureau.bench.compare.Comparison;
import java.io.IOException;

/** The one command for W1 to W4: ours, the limits and the peers in one run. */
public final class Compare {
  private Compare() {}

  /**
   * {@code [--peers DIR] [--rounds N] [--quick] [--out FILE.md] [w1] [w2] [w3] [w4]}: three rounds
   * of all four, without peers, unless told otherwise.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Comparison.run(arguments);
  }
}
