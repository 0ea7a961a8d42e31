package dev.bureau.store.sql.killed;

/**
 * When a process ends.
 *
 * @param step at which call of its store, from 1; 0 for never
 * @param side before that call is made, or after it has returned
 */
record Death(int step, Side side) {
  static final Death NEVER = new Death(0, Side.BEFORE);

  enum Side {
    BEFORE,
    AFTER
  }

  static Death before(int step) {
    return new Death(step, Side.BEFORE);
  }

  static Death after(int step) {
    return new Death(step, Side.AFTER);
  }

  /** Reads what {@link #toString} wrote. */
  static Death of(String text) {
    String[] parts = text.split("-", -1);
    return new Death(Integer.parseInt(parts[1]), Side.valueOf(parts[0]));
  }

  @Override
  public String toString() {
    return side + "-" + step;
  }
}
