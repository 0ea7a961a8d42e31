package dev.bureau.orchestrator.shutdown;

import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertDefaults;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertRefuses;
import static dev.bureau.orchestrator.configuration.ConfigAssertions.assertSets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.configuration.SwitchedOffException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S11: the configuration of shutdowns. */
class ShutdownConfigTest {
  private static final BureauConfig WITHOUT =
      BureauConfig.defaults().with(new ShutdownConfig(false));

  @Test
  void hasTheDefaultsOfTheDesign() {
    assertDefaults(Map.of("emergency-shutdown.enabled", "on"));
  }

  @Test
  void takesEachSettingByItsKey() {
    assertSets("emergency-shutdown.enabled", "off", WITHOUT);
  }

  @Test
  void refusesWhatAKeyCannotTake() {
    assertRefuses("emergency-shutdown.enabled", "0", "never");
  }

  @Test
  void refusesAnEmergencyShutdownThatIsOff() {
    try (Office office = new Office()) {
      Bureau bureau = office.open(WITHOUT, Seams.system(), agents -> {});
      SessionId working = Office.started(bureau);

      assertThatThrownBy(() -> bureau.shutdown().emergency("fire"))
          .isInstanceOf(SwitchedOffException.class)
          .hasMessageContaining("emergency-shutdown.enabled");
      assertThat(bureau.sessions().get(working).status()).isEqualTo(Status.ACTIVE);
    }
  }

  @Test
  void leavesOtherShutdownsAlone() {
    try (Office office = new Office()) {
      Bureau bureau = office.open(WITHOUT, Seams.system(), agents -> {});
      SessionId working = Office.started(bureau);

      bureau.shutdown().forced(working, "enough");

      assertThat(bureau.sessions().get(working).status()).isEqualTo(Status.TERMINATED);
    }
  }
}
