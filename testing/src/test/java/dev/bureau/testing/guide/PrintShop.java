package dev.bureau.testing.guide;

import dev.bureau.core.health.Figures;
import dev.bureau.core.health.Finding;
import dev.bureau.core.health.HealthConfig;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.metrics.Performance;
import dev.bureau.metrics.Statistics;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.orchestrator.health.SessionHealth;
import java.time.Duration;
import java.util.function.Consumer;

/** A print shop whose presses are looked after. */
final class PrintShop {
  private final Bureau bureau;

  PrintShop(Bureau bureau) {
    this.bureau = bureau;
  }

  /** What somebody who passes by would say of a press. */
  String look(SessionId press) {
    SessionHealth health = bureau.health().of(press);
    return health.status() == HealthStatus.HEALTHY
        ? "all is well"
        : health.status() + ": " + String.join(", ", health.reasons());
  }

  /** Rings whenever the health of any press changes, wherever it works. */
  Following bell(Consumer<SessionId> ring) {
    return bureau.follow(
        Follow.fromNow().types("health.changed"), entry -> ring.accept(entry.session()));
  }

  /** Looks every ten seconds, is strict with errors, and knows what ink is. */
  static HealthConfig strict() {
    return HealthConfig.defaults()
        .withInterval(Duration.ofSeconds(10))
        .withErrors(new HealthConfig.ErrorLimits(0.05, 0.2))
        .withIndicator("ink", PrintShop::ink);
  }

  private static Finding ink(Session press, Figures figures) {
    boolean isLow = press.metadata().get("ink") instanceof Number left && left.intValue() < 10;
    return isLow ? Finding.degraded("less than 10 % of the ink is left") : Finding.HEALTHY;
  }

  /** What stands on the wall of the office. */
  String board(SessionId press) {
    Statistics all = bureau.statistics();
    Performance own = bureau.performance(press);
    return "%d of %d tasks were done here, the latest %d in %s on average"
        .formatted(
            own.processed(),
            all.processed(),
            own.latest().messages(),
            own.latest().averageResponse());
  }
}
