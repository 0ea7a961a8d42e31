package dev.bureau.cli.metrics;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.core.health.Figures;
import dev.bureau.core.health.RecentHandlings;
import dev.bureau.core.health.Vitals;
import dev.bureau.orchestrator.health.SessionHealth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The health of a session, for programs and for people. What is not known is left out. */
final class HealthView {
  private HealthView() {}

  static Map<String, Object> of(SessionHealth health) {
    Figures figures = health.figures();
    Figures.Queue queue = figures.queue();
    return new JsonObject()
        .with("id", health.id())
        .with("status", health.status())
        .with("reasons", health.reasons())
        .with("uptimeMillis", figures.uptime() == null ? null : figures.uptime().toMillis())
        .with("lastActivityAt", figures.lastActivity())
        .with(
            "queue",
            new JsonObject()
                .with("waiting", queue.waiting())
                .with("capacity", queue.capacity())
                .with("since", queue.since())
                .map())
        .with("memoryBytes", figures.vitals().memory())
        .with("cpuMillis", cpuMillis(figures.vitals()))
        .with("errorRate", errorRate(figures.vitals()))
        .map();
  }

  static Outline outline(SessionHealth health) {
    Figures figures = health.figures();
    return new Outline()
        .section("Session " + health.id())
        .field("health", health.status())
        .field("reasons", health.reasons())
        .section("Figures")
        .field("uptime", figures.uptime())
        .field("last activity", figures.lastActivity())
        .field("queue", queue(figures.queue()))
        .field("memory in bytes", figures.vitals().memory())
        .field("processor time", figures.vitals().cpu())
        .field("error rate", errorRate(figures.vitals()));
  }

  static String queue(Figures.Queue queue) {
    return queue.waiting() + " of " + queue.capacity();
  }

  private static @Nullable Object cpuMillis(Vitals vitals) {
    return vitals.cpu() == null ? null : vitals.cpu().toMillis();
  }

  private static @Nullable Object errorRate(Vitals vitals) {
    RecentHandlings recent = vitals.recent();
    return recent == null ? null : recent.errorRate();
  }
}
