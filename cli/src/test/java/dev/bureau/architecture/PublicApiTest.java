package dev.bureau.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicApiTest {
  private static final String PLANTED = ImportedClasses.PLANTED + ".api";

  @Test
  void noPublicSignatureNamesJackson() {
    PublicApi.namesNoJackson(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @Test
  void everyPackageHasAPackageInfo() {
    PublicApi.everyPackageIsDescribed(ImportedClasses.SHIPPED).check(ImportedClasses.shipped());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ShowsJackson.field",
        "ShowsJackson.returned()",
        "ShowsJackson.parameter(",
        "ShowsJackson.inGenerics()",
        "ShowsJackson.asBound(",
        "ShowsJackson.thrown()",
        "ShowsJackson.forSubclasses()",
        "ShowsJackson.<init>(",
        "ShowsJackson$Component.node()",
        "ShowsJackson$Subtype shows",
      })
  void theRuleReportsJacksonInPublic(String planted) {
    List<String> reports = reports(PublicApi.namesNoJackson(PLANTED));

    assertThat(reports).anyMatch(report -> report.contains(planted));
  }

  @Test
  void theRuleLeavesHiddenUsesOfJacksonAlone() {
    List<String> reports = reports(PublicApi.namesNoJackson(PLANTED));

    assertThat(reports).noneMatch(report -> report.contains("hidden"));
  }

  @Test
  void theRuleReportsAPackageWithoutPackageInfo() {
    List<String> reports = reports(PublicApi.everyPackageIsDescribed(PLANTED));

    assertThat(reports).isNotEmpty().allMatch(report -> report.contains(PLANTED + ".nameless has"));
  }

  private static List<String> reports(ArchRule rule) {
    return rule.evaluate(ImportedClasses.planted("api")).getFailureReport().getDetails();
  }
}
