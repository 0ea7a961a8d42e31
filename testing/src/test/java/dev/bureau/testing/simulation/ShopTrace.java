package dev.bureau.testing.simulation;

/** The fingerprint of a hundred runs of the shop; prints it as a program of its own. */
final class ShopTrace {
  private static final int SEEDS = 100;

  private ShopTrace() {}

  public static void main(String[] none) {
    System.out.println(taken());
  }

  static String taken() {
    Seeds.Summary summary = new Seeds(simulation -> new Shop(simulation).run()).run(SEEDS);
    return "%d seeds, %d steps, %016x".formatted(summary.seeds(), summary.steps(), summary.hash());
  }
}
