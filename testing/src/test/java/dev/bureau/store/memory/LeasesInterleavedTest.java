package dev.bureau.store.memory;

import dev.bureau.testing.interleaving.Interleavings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** X32: whatever the order, a session has one holder at a time and each its own epoch. */
@Tag("interleaving")
class LeasesInterleavedTest {
  @Test
  void areGrantedAsIfOneAskedAfterTheOther() {
    Interleavings.LEFT_TO_CHANCE.check(LeaseOperations.class);
  }

  @Test
  void areGrantedSoInTheOrdersThatLincheckChooses() {
    Interleavings.CHOSEN.check(LeaseOperations.class);
  }

  @Test
  @Tag("full") // a control, and slow; chance seldom meets the few steps that lie between the locks
  void withoutLocksAreNot() {
    Interleavings.CHOSEN.findTheFault(LeaseOperations.Unlocked.class);
  }
}
