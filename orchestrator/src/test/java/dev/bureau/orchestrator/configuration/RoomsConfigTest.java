package dev.bureau.orchestrator.configuration;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Office;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: what may be used at all. */
class RoomsConfigTest {
  private static final BureauConfig ALL = BureauConfig.defaults();
  private static final SessionId BOSS = new SessionId("boss");

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(Map.of("affinity.enabled", "on", "migration.enabled", "on"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets("affinity.enabled", "off", ALL.with(new RoomsConfig(false, true)));
    assertSets("migration.enabled", "off", ALL.with(new RoomsConfig(true, false)));
  }

  @Test
  void refusesWhatAKeyCannotTake() {
    assertRefuses("affinity.enabled", "maybe");
    assertRefuses("migration.enabled", "maybe");
  }

  @Test
  void refusesAffinityThatIsOff() {
    try (Office office = new Office()) {
      BureauConfig config = ALL.with(new RoomsConfig(false, true));
      Bureau bureau = office.open(config, Seams.system(), agents -> {});
      bureau.sessions().create(SessionSpec.director("boss").id(BOSS));

      assertThatThrownBy(() -> bureau.affinity().bind(Binding.ofSupervised(BOSS, Strategy.STICKY)))
          .isInstanceOf(SwitchedOffException.class)
          .hasMessageContaining("affinity.enabled");
    }
  }

  @Test
  void refusesMigrationThatIsOff() {
    try (Office office = new Office()) {
      BureauConfig config = ALL.with(new RoomsConfig(true, false));
      Bureau bureau = office.open(config, Seams.system(), agents -> {});

      assertThatThrownBy(bureau::migration)
          .isInstanceOf(SwitchedOffException.class)
          .hasMessageContaining("migration.enabled");
    }
  }
}
