package dev.bureau.orchestrator.runtime;

import static dev.bureau.testing.interleaving.Interleavings.LEFT_TO_CHANCE;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever sends and whoever works when: no mail is forgotten, and no session works twice at once.
 */
@Tag("interleaving")
class SchedulingInterleavedTest {
  @Test
  void forgetsNoMailAndRunsOneTurnAtATime() {
    LEFT_TO_CHANCE.check(SchedulingOperations.class);
  }

  @Test
  @Tag("full") // a control, and slow
  void withoutLocksDoesNot() {
    LEFT_TO_CHANCE.findTheFault(SchedulingOperations.Unlocked.class);
  }
}
