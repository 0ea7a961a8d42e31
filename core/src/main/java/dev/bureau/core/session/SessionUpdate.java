package dev.bureau.core.session;

import dev.bureau.core.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a session's description (S3). Start from {@link #NOTHING} and say what.
 *
 * @param metadata a patch: merges deep, arrays replace, null removes
 * @param capabilities the new set
 * @param constraints the new set
 */
public record SessionUpdate(
    @Nullable Map<String, Object> metadata,
    @Nullable SortedSet<String> capabilities,
    @Nullable Constraints constraints) {
  /** No change yet. */
  public static final SessionUpdate NOTHING = new SessionUpdate(null, null, null);

  public SessionUpdate {
    if (metadata != null && !Json.isNormal(metadata)) {
      metadata = Json.object("metadata", metadata);
    }
  }

  /** Merges this patch into the metadata. */
  public static SessionUpdate metadata(Map<String, ?> patch) {
    return new SessionUpdate(Json.object("metadata", patch), null, null);
  }

  /** Also merges this patch into the metadata. */
  public SessionUpdate withMetadata(Map<String, ?> patch) {
    return new SessionUpdate(Json.object("metadata", patch), capabilities, constraints);
  }

  /** Also replaces the capabilities. */
  public SessionUpdate withCapabilities(Set<String> replaced) {
    return new SessionUpdate(metadata, new TreeSet<>(replaced), constraints);
  }

  /** Also replaces the constraints. */
  public SessionUpdate withConstraints(Map<String, String> replaced) {
    return new SessionUpdate(metadata, capabilities, Constraints.of(replaced));
  }
}
