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
    metadata = metadata == null ? null : Json.object("metadata", metadata);
  }

  @Override
  public Session applyTo(Session state, Instant at) {
    Session changed = state;
    if (metadata != null) {
      changed = changed.withMetadata(Json.merge(changed.metadata(), metadata));
    }
    if (capabilities != null) {
      changed = changed.withProfile(changed.profile().withCapabilities(capabilities));
    }
    if (constraints != null) {
      changed = changed.withProfile(changed.profile().withConstraints(constraints));
    }
    return changed;
  }
}
