package dev.bureau.cli.session;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.orchestrator.message.MessageStatistics;
import java.util.Map;

/**
 * How many sessions there are, as JSON: in all, by type, by status, by both, zeros included; and
 * how many messages.
 */
final class StatsView {
  private StatsView() {}

  static Map<String, Object> of(Census census, MessageStatistics mail) {
    JsonObject byType = new JsonObject();
    JsonObject byTypeAndStatus = new JsonObject();
    for (SessionType type : SessionType.values()) {
      JsonObject statuses = new JsonObject();
      for (Status status : Status.values()) {
        statuses.with(status.name(), census.of(type, status));
      }
      byType.with(type.name(), census.of(type));
      byTypeAndStatus.with(type.name(), statuses.map());
    }
    JsonObject byStatus = new JsonObject();
    for (Status status : Status.values()) {
      byStatus.with(status.name(), census.of(status));
    }
    return new JsonObject()
        .with("sessions", census.total())
        .with("byType", byType.map())
        .with("byStatus", byStatus.map())
        .with("byTypeAndStatus", byTypeAndStatus.map())
        .with(
            "messages",
            new JsonObject().with("queued", mail.queued()).with("failed", mail.failed()).map())
        .map();
  }
}
