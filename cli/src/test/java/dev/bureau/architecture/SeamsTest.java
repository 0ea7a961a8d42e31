package dev.bureau.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.architecture.planted.seams.core.GoesAround;
import dev.bureau.architecture.planted.seams.core.GoesThrough;
import dev.bureau.architecture.planted.seams.core.seam.IsASeam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeamsTest {
  /** Evaluated once: every test below asks about one line of it. */
  private static final List<String> REPORTS =
      Seams.areTheOnlyWayOut(ImportedClasses.PLANTED + ".seams")
          .evaluate(ImportedClasses.planted("seams"))
          .getFailureReport()
          .getDetails();

  @Test
  void nothingGoesAroundTheSeams() {
    Seams.areTheOnlyWayOut(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @ParameterizedTest
  @MethodSource("plantedCalls")
  void theRuleReportsThePlantedCall(String method) {
    String planted = GoesAround.class.getName() + "." + method + "(";

    assertThat(REPORTS).anyMatch(report -> report.contains(planted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seams.core.GoesAround$SubclassOfThread.<init>(",
        "seams.store.StoreGoesAround.",
        "seams.transitions.TransitionsGoesAround.",
        "seams.orchestrator.OrchestratorGoesAround."
      })
  void theRuleReportsPlantedSubclassesAndOtherModules(String planted) {
    assertThat(REPORTS).anyMatch(report -> report.contains(planted));
  }

  @Test
  void theRuleLeavesHarmlessCallsAndTheSeamsThemselvesAlone() {
    assertThat(REPORTS)
        .noneMatch(report -> report.contains(GoesThrough.class.getName()))
        .noneMatch(report -> report.contains(IsASeam.class.getName()));
  }

  static Stream<String> plantedCalls() {
    return Arrays.stream(GoesAround.class.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .sorted();
  }
}
