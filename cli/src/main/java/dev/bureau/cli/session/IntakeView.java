package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Intake;
import dev.bureau.core.session.Session;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which messages a session takes, as JSON and for people. */
public final class IntakeView {
  private IntakeView() {}

  /** Prints what a session takes that has registered. */
  public static void print(Invocation invocation, Session session) {
    Intake intake = session.profile().intake();
    if (intake == null) {
      throw new IllegalStateException(session.id() + " has not registered");
    }
    if (invocation.json()) {
      Map<String, Object> json = new JsonObject().with("id", session.id()).map();
      json.putAll(of(intake));
      invocation.output().json(json);
    } else {
      invocation.output().line(session.id() + " takes " + line(intake));
    }
  }

  static Map<String, Object> of(Intake intake) {
    return new JsonObject()
        .with("open", intake.open())
        .with("types", List.copyOf(intake.types()))
        .with("priority", priority(intake))
        .map();
  }

  static String line(Intake intake) {
    if (!intake.open()) {
      return "no messages";
    }
    String types = intake.types().isEmpty() ? "all messages" : String.join(", ", intake.types());
    return types + " at " + priority(intake);
  }

  private static Priority priority(Intake intake) {
    return Stream.of(Priority.values())
        .filter(each -> each.level() == intake.level())
        .findFirst()
        .orElseThrow();
  }
}
