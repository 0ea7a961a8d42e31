package dev.bureau.orchestrator.affinity;

import dev.bureau.core.door.Loaded;
import dev.bureau.core.health.Health;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.tree.Stopping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a session is fit for work: the one place that says so. */
final class Fitness {
  /** Why it gets nothing if its journal says so; that may be long ago. */
  static final String UNHEALTHY = "it is UNHEALTHY";

  private Fitness() {}

  /** Why it gets no work; null if it is fit. */
  static @Nullable String trouble(Loaded member, Instant now) {
    Session session = member.session();
    if (session.hasEnded() || session.status() == Status.ERROR) {
      return "it is " + session.status();
    }
    if (member.aspects().get(Stopping.ASPECT).isUnderWay(now)) {
      return "it is being stopped";
    }
    if (member.aspects().get(Health.ASPECT).status() == HealthStatus.UNHEALTHY) {
      return UNHEALTHY;
    }
    Intake intake = session.profile().intake();
    return intake == null || intake.open() ? null : "it takes no mail";
  }
}
