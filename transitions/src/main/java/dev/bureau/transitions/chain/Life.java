package dev.bureau.transitions.chain;

import dev.bureau.core.json.Json;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session as one life of its chain.
 *
 * @param session its head: status, times, totals, links
 * @param passed how it passed to the next; null if it has not
 */
public record Life(Session session, @Nullable Passed passed) {
  /** From its start, or its creation if it never started, to its end; null while it goes on. */
  public @Nullable Duration lived() {
    Times times = session.times();
    Instant began = times.started() == null ? times.created() : times.started();
    return times.ended() == null ? null : Duration.between(began, times.ended());
  }

  /** As a line of JSON, of the shape that {@link Chains#export} says. */
  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "id", session.id().value());
    put(fields, "chain", session.links().chain().value());
    put(fields, "type", session.type().name());
    put(fields, "status", session.status().name());
    put(fields, "name", session.name());
    put(fields, "transitionedFrom", session.links().transitionedFrom());
    put(fields, "transitionedTo", session.links().transitionedTo());
    put(fields, "createdAt", session.times().created());
    put(fields, "startedAt", session.times().started());
    put(fields, "endedAt", session.times().ended());
    Duration lived = lived();
    if (lived != null) {
      fields.put("livedMillis", lived.toMillis());
    }
    Ending ending = session.ending();
    if (ending != null && ending.exitCode() != null) {
      fields.put("exitCode", ending.exitCode());
    }
    put(fields, "endReason", ending == null ? null : ending.reason());
    fields.put("tokens", session.totals().tokens());
    fields.put("costUSD", session.totals().cost());
    if (passed != null) {
      put(fields, "cause", passed.cause());
      put(fields, "manner", passed.manner());
      put(fields, "passedAt", passed.at());
      fields.put("waitedMillis", passed.waited().toMillis());
    }
    return Json.write(fields);
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object text) {
    if (text != null) {
      fields.put(name, text.toString());
    }
  }
}
