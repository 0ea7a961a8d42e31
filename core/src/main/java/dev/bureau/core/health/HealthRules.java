package dev.bureau.core.health;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import java.util.List;

/** The pure rules of health. */
public final class HealthRules {
  private HealthRules() {}

  /**
   * A session was found to be that well. Nothing happens if its journal says so already, whatever
   * the reasons, or if it is final.
   */
  public static Decision found(HealthStatus status, List<String> reasons) {
    return (session, aspects, moment) -> {
      HealthStatus before = aspects.get(Health.ASPECT).status();
      return session.status().isFinal() || before == status
          ? Change.NONE
          : Change.of(new HealthChanged(before, status, reasons));
    };
  }
}
