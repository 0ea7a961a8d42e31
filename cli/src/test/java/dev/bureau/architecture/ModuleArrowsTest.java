package dev.bureau.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleArrowsTest {
  private static final String PLANTED = ImportedClasses.PLANTED + ".arrows";

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleIsSeenByTheRules(String module) {
    String root = ImportedClasses.SHIPPED + "." + module;

    assertThat(ImportedClasses.shipped())
        .as("classes below " + root)
        .anyMatch(type -> (type.getPackageName() + ".").startsWith(root + "."));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleKnowsOnlyItsNeighbours(String module) {
    ModuleArrows.knowsOnlyItsNeighbours(ImportedClasses.SHIPPED, module)
        .check(ImportedClasses.shipped());
  }

  @Test
  void coreKnowsNoTechnology() {
    ModuleArrows.coreKnowsNoTechnology(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @Test
  void onlyTheJsonPackageOfCoreKnowsJackson() {
    ModuleArrows.coreJsonKnowsJacksonOnly(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @Test
  void featuresDoNotKnowEachOtherInCircles() {
    ModuleArrows.featuresHaveNoCycles(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @ParameterizedTest
  @CsvSource({
    "core, KnowsOrchestrator",
    "store.memory, KnowsSql",
    "store.sql, KnowsMemory",
    "orchestrator, KnowsSqlToo",
    "orchestrator.mcp, KnowsMetrics",
    "testing, KnowsExamples",
    "examples, KnowsCli",
    "cli, KnowsTesting",
  })
  void theRuleReportsAForbiddenArrow(String module, String planted) {
    List<String> reports = reports(ModuleArrows.knowsOnlyItsNeighbours(PLANTED, module));

    assertThat(reports)
        .isNotEmpty()
        .allMatch(report -> report.contains(PLANTED + "." + module + "." + planted));
  }

  @ParameterizedTest
  @CsvSource({"UsesGuice, com.google.inject", "UsesJackson, tools.jackson"})
  void theRuleReportsTechnologyInCore(String planted, String technology) {
    List<String> reports = reports(ModuleArrows.coreKnowsNoTechnology(PLANTED));

    assertThat(reports).anyMatch(report -> report.contains(planted) && report.contains(technology));
  }

  @Test
  void theRuleReportsOtherTechnologyBesideJackson() {
    List<String> reports = reports(ModuleArrows.coreJsonKnowsJacksonOnly(PLANTED));

    assertThat(reports)
        .isNotEmpty()
        .allMatch(report -> report.contains("CodecUsesGuice") && report.contains("inject"));
  }

  @Test
  void theRuleReportsACircleOfFeatures() {
    List<String> reports = reports(ModuleArrows.featuresHaveNoCycles(PLANTED));

    assertThat(reports).hasSize(1);
    assertThat(reports.get(0)).contains("core.alpha", "core.beta");
  }

  private static List<String> reports(ArchRule rule) {
    JavaClasses planted = ImportedClasses.planted("arrows");
    return rule.evaluate(planted).getFailureReport().getDetails();
  }

  static Stream<String> modules() {
    return ModuleArrows.modules().stream();
  }
}
