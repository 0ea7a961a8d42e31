package dev.bureau.cli.session;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.duty.Direction;
import dev.bureau.core.duty.Duty;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.task.Tasks;
import java.util.List;
import java.util.Map;

/** What a session is there for, and how far a director is with it. */
public final class DutyView {
  private DutyView() {}

  static void into(Map<String, Object> json, Session session, Duty duty, Tasks tasks) {
    if (session.type() == SessionType.DIRECTOR) {
      json.put(
          "direction",
          direction(
              new JsonObject()
                  .with("maxConcurrentTasks", duty.directing().maxConcurrentTasks())
                  .with("tasksUnderWay", tasks.underWay().size())
                  .with("tasksQueued", tasks.queued().size()),
              duty.directing()));
    }
    others(json, duty);
  }

  /** What sessions will be there for, as far as anything is said of it. */
  public static void into(Map<String, Object> json, Duty duty) {
    if (duty.direction() != null) {
      json.put(
          "direction",
          direction(
              new JsonObject().with("maxConcurrentTasks", duty.direction().maxConcurrentTasks()),
              duty.direction()));
    }
    others(json, duty);
  }

  private static void others(Map<String, Object> json, Duty duty) {
    if (duty.domain() != null) {
      json.put("domain", duty.domain());
    }
    Watch watch = duty.watch();
    if (watch != null) {
      json.put(
          "watch",
          new JsonObject()
              .with("targets", List.copyOf(watch.targets()))
              .with("metrics", watch.metrics().stream().map(Enum::name).toList())
              .map());
    }
  }

  private static Map<String, Object> direction(JsonObject json, Direction direction) {
    AutoScale scale = direction.autoScale();
    if (scale != null) {
      json.with(
          "autoScale",
          new JsonObject()
              .with("template", scale.template())
              .with("least", scale.least())
              .with("most", scale.most())
              .with("backlog", scale.backlog())
              .with("idle", scale.idle())
              .map());
    }
    return json.map();
  }

  static void into(Outline outline, Session session, Duty duty, Tasks tasks) {
    if (session.type() == SessionType.DIRECTOR) {
      outline
          .section("Tasks")
          .field("at most", duty.directing().maxConcurrentTasks())
          .field("under way", tasks.underWay().size())
          .field("queued", tasks.queued().size());
      AutoScale scale = duty.directing().autoScale();
      if (scale != null) {
        outline.field(
            "departments",
            "%d to %d from template %s".formatted(scale.least(), scale.most(), scale.template()));
      }
    }
    if (duty.domain() != null) {
      outline.section("Works on").field("domain", duty.domain());
    }
    Watch watch = duty.watch();
    if (watch != null) {
      outline
          .section("Watches")
          .field("sessions", String.join(", ", watch.targets()))
          .field("metrics", watch.metrics().isEmpty() ? "events only" : watch.metrics());
    }
  }
}
