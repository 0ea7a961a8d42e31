package dev.bureau.cli.metrics;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.metrics.Statistics;
import dev.bureau.orchestrator.message.MessageStatistics;
import java.time.Duration;
import java.util.Map;

/**
 * How many sessions there are, as JSON: in all, by type, by status, by both, zeros included; what
 * they have done; and how many messages there are.
 */
final class StatsView {
  private StatsView() {}

  static Map<String, Object> of(Statistics all, MessageStatistics mail) {
    JsonObject byType = new JsonObject();
    JsonObject byTypeAndStatus = new JsonObject();
    for (SessionType type : SessionType.values()) {
      JsonObject statuses = new JsonObject();
      for (Status status : Status.values()) {
        statuses.with(status.name(), all.sessions(type, status));
      }
      byType.with(type.name(), all.sessions(type));
      byTypeAndStatus.with(type.name(), statuses.map());
    }
    JsonObject byStatus = new JsonObject();
    for (Status status : Status.values()) {
      byStatus.with(status.name(), all.sessions(status));
    }
    Duration uptime = all.averageUptime();
    return new JsonObject()
        .with("sessions", all.sessions())
        .with("byType", byType.map())
        .with("byStatus", byStatus.map())
        .with("byTypeAndStatus", byTypeAndStatus.map())
        .with("averageUptimeMillis", uptime == null ? null : uptime.toMillis())
        .with("tasksProcessed", all.processed())
        .with(
            "messages",
            new JsonObject().with("queued", mail.queued()).with("failed", mail.failed()).map())
        .map();
  }
}
