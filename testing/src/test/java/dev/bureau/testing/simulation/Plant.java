package dev.bureau.testing.simulation;

import dev.bureau.core.store.Store;
import dev.bureau.store.memory.Memory;
import dev.bureau.testing.contract.broken.Defect;
import dev.bureau.testing.schedule.Place;
import dev.bureau.testing.schedule.Tape;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A bug that is planted by a double, as somebody could have written it.
 *
 * @param name what is wrong, in a few words
 * @param place whose bug it is
 * @param planting makes it for one run; it counts how often it makes a difference
 */
record Plant(String name, Place place, Function<AtomicInteger, Defect> planting) {
  /** Whose bug it is. */
  enum Place {
    /** Of the door: each process has one between itself and the store. */
    DOOR,
    /** Of the mailboxes in the store that all share. */
    MAIL,
    /** Of the leases and epochs in the store that all share. */
    LEASES
  }

  /** What became of a run with the bug in it. */
  record Trial(World.Run run, int bites) {
    boolean isFound() {
      return run.failure() != null;
    }
  }

  /** Runs the shop with the bug in it. */
  Trial run(Tape tape, boolean written) {
    AtomicInteger bites = new AtomicInteger();
    Defect defect = planting.apply(bites);
    World.Run run =
        new World(tape, written)
            .run(
                simulation -> {
                  plantIn(simulation, defect);
                  new Shop(simulation).run();
                });
    return new Trial(run, bites.get());
  }

  private void plantIn(Simulation simulation, Defect defect) {
    if (place == Place.DOOR) {
      simulation.through(defect::in);
    } else {
      var memory = Memory.store();
      simulation.on((seams, catalogue) -> inStore(defect, memory.open(seams, catalogue)));
    }
  }

  private static Store inStore(Defect defect, Store works) {
    return defect.in(works);
  }

  @Override
  public String toString() {
    return name;
  }
}
