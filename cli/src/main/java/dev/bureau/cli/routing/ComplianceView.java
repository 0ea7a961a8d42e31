package dev.bureau.cli.routing;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.discipline.Violation;
import dev.bureau.orchestrator.discipline.Compliance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How well sessions keep to their limits, for programs and for people. */
final class ComplianceView {
  private ComplianceView() {}

  static Map<String, Object> of(List<Compliance> sessions) {
    List<Discipline> all = sessions.stream().map(Compliance::discipline).toList();
    return new JsonObject()
        .with("total", sessions.size())
        .with("compliant", all.stream().filter(Discipline::isCompliant).count())
        .with("reads", all.stream().mapToLong(Discipline::reads).sum())
        .with("violations", all.stream().mapToLong(Discipline::violations).sum())
        .with("blocked", all.stream().mapToLong(Discipline::blocked).sum())
        .with("sessions", sessions.stream().map(each -> figures(each).map()).toList())
        .map();
  }

  static Map<String, Object> of(Compliance session) {
    Discipline discipline = session.discipline();
    return figures(session)
        .with("filesRead", discipline.files())
        .with("latestViolations", discipline.latest().stream().map(ComplianceView::of).toList())
        .map();
  }

  private static JsonObject figures(Compliance session) {
    Discipline discipline = session.discipline();
    return new JsonObject()
        .with("id", session.session())
        .with("role", session.role())
        .with("score", discipline.score())
        .with("compliant", discipline.isCompliant())
        .with("limit", limit(session))
        .with("readCount", discipline.count())
        .with("reads", discipline.reads())
        .with("violations", discipline.violations())
        .with("blocked", discipline.blocked());
  }

  private static Map<String, Object> of(Violation violation) {
    return new JsonObject()
        .with("type", violation.type())
        .with("blocked", violation.blocked())
        .with("path", violation.path())
        .with("at", violation.at())
        .map();
  }

  static Outline outline(Compliance session) {
    Discipline discipline = session.discipline();
    Outline outline =
        new Outline()
            .section("Session " + session.session())
            .field("role", session.role())
            .field("score", discipline.score() + (discipline.isCompliant() ? "" : ", too low"))
            .field("reads", discipline.reads())
            .field("violations", discipline.violations())
            .field("of these blocked", discipline.blocked())
            .section("Since it delegated last")
            .field("reads", discipline.count())
            .field("limit", limit(session))
            .field("files", discipline.files())
            .section("Latest violations");
    for (Violation each : discipline.latest()) {
      String verdict = each.blocked() ? "blocked" : "allowed";
      outline.field(each.at() + " " + each.path(), each.type() + ", " + verdict);
    }
    return outline;
  }

  static void row(Table table, Compliance session) {
    Discipline discipline = session.discipline();
    table.row(
        session.session().value(),
        session.role() == null ? "" : session.role(),
        String.valueOf(discipline.score()),
        discipline.isCompliant() ? "yes" : "no",
        String.valueOf(discipline.reads()),
        String.valueOf(discipline.violations()),
        String.valueOf(discipline.blocked()));
  }

  private static @Nullable Integer limit(Compliance session) {
    return session.limit().isPresent() ? session.limit().getAsInt() : null;
  }
}
