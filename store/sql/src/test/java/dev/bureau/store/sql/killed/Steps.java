package dev.bureau.store.sql.killed;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the calls of a store, tells each, and ends the process at one of them. It ends by {@code
 * halt}, at exactly that instruction: no hook, no {@code finally}, no close, as after a SIGKILL.
 */
final class Steps {
  /** What the process ends with. */
  static final int EXIT = 137;

  private final Death death;
  private final Map<String, Integer> counts = new HashMap<>();

  Steps(Death death) {
    this.death = death;
  }

  /** A call of that name is about to be made; returns which one of the name it is. */
  synchronized int begin(String name) {
    int nth = counts.merge(name, 1, Integer::sum);
    Pipe.say("step " + name);
    dieAt(Death.before(nth, name));
    return nth;
  }

  /** That call has returned. */
  void end(int nth, String name) {
    dieAt(Death.after(nth, name));
  }

  private void dieAt(Death moment) {
    if (death.equals(moment)) {
      Runtime.getRuntime().halt(EXIT);
    }
  }
}
