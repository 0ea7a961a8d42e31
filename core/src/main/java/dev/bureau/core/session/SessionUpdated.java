package dev.bureau.core.session;

import dev.bureau.core.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What describes a session was changed. What is null stayed as it was.
 *
 * @param metadata a patch: merges deep, arrays replace, null removes
 * @param capabilities replaced
 * @param constraints replaced
 */
public record SessionUpdated(
    @Nullable Map<String, Object> metadata,
    @Nullable SortedSet<String> capabilities,
    @Nullable Constraints constraints)
    implements SessionEvent {
  public SessionUpdated {
    if (metadata != null && !Json.isNormal(metadata)) {
      metadata = Json.object("metadata", metadata);
    }
  }

  /** Whether the session would be another one after it. */
  boolean changes(Session session) {
    return (metadata != null && Json.changes(session.metadata(), metadata))
        || !described(session.profile()).equals(session.profile());
  }

  /** A profile after it. */
  Profile described(Profile before) {
    Profile after = before;
    if (capabilities != null) {
      after = after.withCapabilities(capabilities);
    }
    if (constraints != null) {
      after = after.withConstraints(constraints);
    }
    return after;
  }

  @Override
  public Session applyTo(Session state, Instant at) {
    Session changed = state;
    if (metadata != null) {
      changed = changed.withMetadata(Json.merge(changed.metadata(), metadata));
    }
    Profile described = described(changed.profile());
    return described.equals(changed.profile()) ? changed : changed.withProfile(described);
  }
}
