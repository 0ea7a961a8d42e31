package dev.bureau.testing.assertion;

import dev.bureau.core.json.Json;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a session (S3, S4). */
public final class SessionAssert extends AbstractAssert<SessionAssert, Session> {
  SessionAssert(Session actual) {
    super(actual, SessionAssert.class);
  }

  /** It stands there in its life. */
  public SessionAssert hasStatus(Status expected) {
    return require("status", expected, actual.status());
  }

  /** It has had that many commits. */
  public SessionAssert hasVersion(long expected) {
    return require("version", expected, actual.version());
  }

  /** It has handled that many messages. */
  public SessionAssert hasTasksDone(long expected) {
    return require("number of tasks done", expected, actual.totals().tasksDone());
  }

  /** Its metadata have these values under these keys; others may be there. */
  public SessionAssert hasMetadata(Map<String, ?> expected) {
    Map<String, Object> normal = Json.object("metadata", expected);
    for (Map.Entry<String, Object> each : normal.entrySet()) {
      String key = each.getKey();
      require("metadata '" + key + "'", each.getValue(), actual.metadata().get(key));
    }
    return this;
  }

  /** Its metadata have nothing under that key. */
  public SessionAssert hasNoMetadata(String key) {
    return require("metadata '" + key + "'", null, actual.metadata().get(key));
  }

  /** It ended, or failed, for that reason; null if it has done neither. */
  public SessionAssert hasEndReason(@Nullable String expected) {
    return require(
        "end reason", expected, actual.ending() == null ? null : actual.ending().reason());
  }

  private SessionAssert require(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      throw failureWithActualExpected(
          found,
          expected,
          "Session '%s': expected %s %s, found %s%n  %s",
          actual.id(),
          what,
          shown(expected),
          shown(found),
          outline());
    }
    return this;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }

  private String outline() {
    StringBuilder text = new StringBuilder();
    text.append(actual.type()).append(" '").append(actual.name()).append("', ");
    text.append(actual.status()).append(" at version ").append(actual.version());
    text.append(", ").append(actual.totals().tasksDone()).append(" tasks done");
    text.append(", metadata ").append(Json.write(actual.metadata()));
    if (actual.ending() != null) {
      text.append(", ended: ").append(actual.ending().reason());
    }
    return text.toString();
  }
}
