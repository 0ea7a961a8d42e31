package dev.bureau.orchestrator.routing;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Office;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R1: the default model of each role, from the configuration. */
class ModelsConfigTest {
  private static final BureauConfig DEFAULTS = BureauConfig.defaults();

  private static BureauConfig with(ModelsConfig models) {
    return DEFAULTS.with(DEFAULTS.routing().with(models));
  }

  private static Session created(BureauConfig config, SessionSpec spec) {
    try (Office office = new Office()) {
      return office.open(config, Seams.system(), agents -> {}).sessions().create(spec);
    }
  }

  private static @Nullable String model(Session session) {
    return session.profile().assignment().model();
  }

  @Test
  void hasTheModelsOfTheDesign() {
    assertDefaults(
        Map.of("models.by-role", "orchestrator:sonnet,router:haiku", "models.complex", "opus"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets(
        "models.by-role",
        "reviewer:llama3:8b,router:haiku",
        with(
            ModelsConfig.defaults()
                .withByRole(Map.of("router", "haiku", "reviewer", "llama3:8b"))));
    assertSets("models.complex", "sonnet", with(ModelsConfig.defaults().withComplex("sonnet")));
  }

  @Test
  void takesNoModelsAtAll() {
    assertSets("models.by-role", "", with(ModelsConfig.defaults().withByRole(Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"router", ":haiku", "router:", "router:haiku,", "router:a,router:b"})
  void refusesWhatIsNoListOfRoles(String text) {
    assertRefuses("models.by-role", text);
  }

  @Test
  void refusesABlankModelForComplexWork() {
    assertRefuses("models.complex", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b", "a,b", " a"})
  void refusesARoleThatNoListCanHave(String role) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> ModelsConfig.defaults().withByRole(Map.of(role, "haiku")));
  }

  @ParameterizedTest
  @CsvSource({"router, haiku", "orchestrator, sonnet"})
  void givesASessionTheModelOfItsRole(String role, String model) {
    assertThat(model(created(DEFAULTS, SessionSpec.active("s").role(role)))).isEqualTo(model);
  }

  @Test
  void leavesASessionTheModelThatItsSpecNames() {
    SessionSpec spec = SessionSpec.active("s").role("router").model("own");

    assertThat(model(created(DEFAULTS, spec))).isEqualTo("own");
  }

  @Test
  void givesNoModelToARoleThatHasNone() {
    assertThat(model(created(DEFAULTS, SessionSpec.active("s").role("reviewer")))).isNull();
  }

  @Test
  void findsASessionByItsKeyThoughTheModelOfItsRoleIsAnotherOneNow() {
    SessionSpec spec = SessionSpec.active("s").role("router").key("k");
    try (Office office = new Office()) {
      Session before = office.open().sessions().create(spec);
      BureauConfig changed = with(ModelsConfig.defaults().withByRole(Map.of("router", "sonnet")));
      Bureau later = office.open(changed, Seams.system(), agents -> {});

      assertThat(later.sessions().create(spec)).isEqualTo(before);
    }
  }
}
