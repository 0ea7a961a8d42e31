package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever leads and whoever is taken along: each piece is done once, as if one came after the
 * other, and who failed failed alone.
 */
@Tag("interleaving")
class TurnsInterleavedTest {
  @Test
  void areAsIfOneCameAfterTheOther() {
    options(
            Integer.getInteger("bureau.lincheck.scenarios", 3),
            Integer.getInteger("bureau.lincheck.runs", 100))
        .check(TurnsOperations.class);
  }

  @Test
  void withoutALockAreNot() {
    assertThatExceptionOfType(LincheckAssertionError.class)
        .isThrownBy(
            () ->
                options(50, 1_000)
                    .minimizeFailedScenario(false)
                    .check(TurnsOperations.Unlocked.class));
  }

  private static ModelCheckingOptions options(int scenarios, int runs) {
    return new ModelCheckingOptions()
        .iterations(scenarios)
        .invocationsPerIteration(runs)
        .threads(3)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .addGuarantee(
            forClasses(name -> name.startsWith("java.util.stream.")).allMethods().ignore());
  }
}
