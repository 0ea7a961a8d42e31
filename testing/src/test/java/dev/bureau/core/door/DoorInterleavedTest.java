package dev.bureau.core.door;

import dev.bureau.testing.interleaving.Interleavings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the order, changes happen one after the other and none is lost (P2). */
@Tag("interleaving")
class DoorInterleavedTest {
  @Test
  void changesOneAfterTheOther() {
    Interleavings.LEFT_TO_CHANCE.check(DoorOperations.OneDoor.class);
  }

  @Test
  void changesOneAfterTheOtherThroughTwoDoors() {
    Interleavings.LEFT_TO_CHANCE.check(DoorOperations.TwoDoors.class);
  }

  @Test
  @Tag("full") // a control, and slow
  void withoutLocksDoesNot() {
    Interleavings.LEFT_TO_CHANCE.findTheFault(DoorOperations.Unlocked.class);
  }
}
