package dev.bureau.store.sql.killed;

/**
 * Counts the calls of a store, tells each, and ends the process at one of them. It ends by {@code
 * halt}, at exactly that instruction: no hook, no {@code finally}, no close, as after a SIGKILL.
 */
final class Steps {
  /** What the process ends with. */
  static final int EXIT = 137;

  private final Death death;
  private int count;

  Steps(Death death) {
    this.death = death;
  }

  /** A call is about to be made; returns its number. */
  synchronized int begin(String name) {
    count++;
    Pipe.say("step " + name);
    dieAt(count, Death.Side.BEFORE);
    return count;
  }

  /** The call of that number has returned. */
  void end(int number) {
    dieAt(number, Death.Side.AFTER);
  }

  private void dieAt(int number, Death.Side side) {
    if (death.equals(new Death(number, side))) {
      Runtime.getRuntime().halt(EXIT);
    }
  }
}
