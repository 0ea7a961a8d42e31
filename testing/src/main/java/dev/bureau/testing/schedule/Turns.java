package dev.bureau.testing.schedule;

import java.util.List;

/**
 * Who goes on, where a task could lose its turn. Calm is: who has it goes on, and then who has
 * waited longest. Some seeds leave that at random, rarely or often; the others give each task a
 * priority for good and now and then take it from one (PCT: finds what takes few switches at the
 * right places).
 */
abstract class Turns {
  private static final double[] CHANCES = {0.01, 0.05, 0.2, 0.5};
  private static final int WAYS = 8;

  static Turns of(Tape tape) {
    int way = tape.below("way", WAYS);
    return way > CHANCES.length
        ? new ByPriority(tape)
        : new AtRandom(tape, way == 0 ? 0 : CHANCES[way - 1]);
  }

  /** The priority of the next task that is made. */
  abstract int priority();

  /** Who goes on: the present task, or one of the others. */
  abstract Task goesOn(Task present, List<Task> others);

  /** Who is next; there is at least one. */
  abstract Task next(List<Task> able);

  private static final class AtRandom extends Turns {
    private final Tape tape;
    private final double chance;

    AtRandom(Tape tape, double chance) {
      this.tape = tape;
      this.chance = chance;
    }

    @Override
    int priority() {
      return 0;
    }

    @Override
    Task goesOn(Task present, List<Task> others) {
      int chosen = others.isEmpty() ? 0 : tape.rarely("turn", chance, others.size() + 1);
      return chosen == 0 ? present : others.get(chosen - 1);
    }

    @Override
    Task next(List<Task> able) {
      int chosen = able.size() < 2 ? 0 : tape.rarely("next", Math.min(1, 2 * chance), able.size());
      return able.get(chosen);
    }
  }

  private static final class ByPriority extends Turns {
    private static final int PRIORITIES = 1_000;
    private static final double CHANGE = 0.003;

    private final Tape tape;
    private int demoted;

    ByPriority(Tape tape) {
      this.tape = tape;
    }

    @Override
    int priority() {
      return tape.below("turn priority", PRIORITIES);
    }

    @Override
    Task goesOn(Task present, List<Task> others) {
      if (others.isEmpty()) {
        return present;
      }
      if (tape.rarely("turn change", CHANGE, 2) != 0) {
        present.priority(--demoted);
      }
      Task highest = next(others);
      return highest.priority() > present.priority() ? highest : present;
    }

    @Override
    Task next(List<Task> able) {
      Task highest = able.get(0);
      for (Task each : able) {
        if (each.priority() > highest.priority()) {
          highest = each;
        }
      }
      return highest;
    }
  }
}
