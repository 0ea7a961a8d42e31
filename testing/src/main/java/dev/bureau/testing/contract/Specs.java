package dev.bureau.testing.contract;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Specs as the clauses need them. */
final class Specs {
  private Specs() {}

  /** One in which everything is said. */
  static SessionSpec full() {
    return SessionSpec.department("Forschung 研究 \uD83D\uDE00")
        .role("router")
        .workspace("/srv/a b/ü")
        .capabilities(Set.of("search", "übersetzen"))
        .constraints(Map.of("max-memory", "512m", "cpu-priority", "low", "own", "a:b"))
        .resources(Map.of("memory", "1g", "cpu", "2", "disk", "10g"))
        .environment(List.of("PATH", "HOME"))
        .model("model-1")
        .taskId("task-1")
        .supervisor(new SessionId("above"))
        .metadata(Map.of("team", "blue", "nested", Map.of("list", List.of(1, 2.5, "x"))));
  }
}
