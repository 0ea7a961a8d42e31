package dev.bureau.core.query;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions to ask filters about. */
final class Heads {
  static final Instant CREATED = Instant.parse("2026-11-21T08:00:00Z");

  private Heads() {}

  static Session of(SessionSpec spec) {
    return created("a", CREATED, spec);
  }

  static Session created(String id, Instant at, SessionSpec spec) {
    SessionId name = new SessionId(id);
    SessionCreated facts =
        new SessionCreated(
            spec.profile(),
            spec.metadata(),
            Links.first(name, spec.supervisor()),
            null,
            spec.digest());
    return facts.applyTo(Session.absent(name), at).committed(at);
  }

  static Session metadata(Map<String, ?> metadata) {
    return of(SessionSpec.active("plain").metadata(metadata));
  }

  /** One whose metadata has that under the key {@code v}; null is JSON null. */
  static Session holding(@Nullable Object value) {
    Map<String, @Nullable Object> metadata = new HashMap<>();
    metadata.put("v", value);
    return metadata(metadata);
  }

  /** One without the key {@code v}. */
  static Session missing() {
    return metadata(Map.of());
  }

  static boolean matches(String filter, Session session) {
    return Filter.parse(filter).matches(session);
  }
}
