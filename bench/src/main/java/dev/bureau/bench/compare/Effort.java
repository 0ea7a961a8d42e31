package dev.bureau.bench.compare;

/** How long measurements are: the same for ours and for the peers'. */
enum Effort {
  /** To see whether all works; its figures mean little. */
  QUICK(1, 2, 20_000),
  FULL(3, 5, 1_000_000);

  private final int warmUps;
  private final int repetitions;
  private final int rows;

  Effort(int warmUps, int repetitions, int rows) {
    this.warmUps = warmUps;
    this.repetitions = repetitions;
    this.rows = rows;
  }

  /** How many seconds nothing counts. */
  int warmUps() {
    return warmUps;
  }

  /** How many seconds count. */
  int repetitions() {
    return repetitions;
  }

  /** How many sessions the file of W4 has. */
  int rows() {
    return rows;
  }
}
