package dev.bureau.testing.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit finds what is wrong with a store, and says what it is. */
class BrokenStoresTest {
  @Test
  void findsNothingWrongWithTheIntactStore() {
    Verdict verdict = Verdict.onTheIntactStore();

    assertThat(verdict.failed()).isEmpty();
    assertThat(verdict.passed()).hasSizeGreaterThanOrEqualTo(150);
  }

  @ParameterizedTest
  @EnumSource
  void catchesEachBrokenStoreByTheClauseThatNamesIt(BrokenStore broken) {
    Verdict verdict = Verdict.on(broken, broken.group());

    assertThat(verdict.failed()).contains(broken.clause());
  }
}
