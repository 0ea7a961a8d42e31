package dev.bureau.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuiceOnlyInModulesTest {
  @Test
  void onlyModulesKnowGuice() {
    GuiceOnlyInModules.below(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wiring", "Wiring$Nested", "Annotated"})
  void theRuleReportsGuiceElsewhere(String planted) {
    assertThat(reports()).anyMatch(report -> report.contains("guice." + planted + "."));
  }

  @Test
  void theRuleLeavesModulesAndTheirNestedClassesAlone() {
    assertThat(reports()).noneMatch(report -> report.contains("PlantedModule"));
  }

  private static List<String> reports() {
    return GuiceOnlyInModules.below(ImportedClasses.PLANTED + ".guice")
        .evaluate(ImportedClasses.planted("guice"))
        .getFailureReport()
        .getDetails();
  }
}
