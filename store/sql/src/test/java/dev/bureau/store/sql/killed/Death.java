package dev.bureau.store.sql.killed;

/**
 * When a process ends: at a call of its store. The call is known by its name and how often that
 * came, not by its place among all, since threads may come to their calls in another order.
 *
 * @param side before the call is made, or after it has returned
 * @param nth at which call of that name, from 1; 0 for never
 * @param step the name of the call
 */
record Death(Side side, int nth, String step) {
  static final Death NEVER = new Death(Side.BEFORE, 0, "");

  enum Side {
    BEFORE,
    AFTER
  }

  static Death before(int nth, String step) {
    return new Death(Side.BEFORE, nth, step);
  }

  static Death after(int nth, String step) {
    return new Death(Side.AFTER, nth, step);
  }

  /** Reads what {@link #toString} wrote. */
  static Death of(String text) {
    String[] parts = text.split(" ", 3);
    return new Death(Side.valueOf(parts[0]), Integer.parseInt(parts[1]), parts[2]);
  }

  @Override
  public String toString() {
    return side + " " + nth + " " + step;
  }
}
