package dev.bureau.bench;

import dev.bureau.bench.compare.Comparison;
import java.io.IOException;

/** The one command for all that is compared: ours, the limits and the peers in one run. */
public final class Compare {
  private Compare() {}

  /**
   * {@code [--peers DIR] [--rounds N] [--quick] [--out FILE.md] [w1] [w2] [w3] [w4] [affinity]
   * [statistics] [shutdown] [budget] [transcript]}: three rounds of all of them, without peers,
   * unless told otherwise.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Comparison.run(arguments);
  }
}
