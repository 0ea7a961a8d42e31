package dev.bureau.cli.session;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.json.Json;
import dev.bureau.core.wait.Wait;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a session waits for, as JSON and for people. */
final class WaitView {
  private WaitView() {}

  /** Those that are not settled yet. */
  static List<Wait> open(List<Wait> waits) {
    return waits.stream().filter(each -> each.state() == Wait.State.OPEN).toList();
  }

  static Map<String, Object> of(Wait wait) {
    return new JsonObject()
        .with("id", wait.id())
        .with("kind", wait.kind())
        .with("whom", wait.whom())
        .with("question", wait.question())
        .with("since", wait.since())
        .with("until", wait.until())
        .map();
  }

  static String line(Wait wait) {
    return "%s of %s until %s: %s"
        .formatted(
            wait.kind(),
            wait.whom(),
            wait.until().truncatedTo(ChronoUnit.SECONDS),
            Json.write(wait.question()));
  }
}
