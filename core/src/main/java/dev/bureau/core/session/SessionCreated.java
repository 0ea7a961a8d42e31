package dev.bureau.core.session;

import dev.bureau.core.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session began to exist.
 *
 * @param profile who it is
 * @param metadata its users' own object
 * @param links its place among others
 * @param agent who works in it
 * @param specDigest the digest of what was asked for with an idempotency key, so that a repeated
 *     request is known (X61); null if there was no key
 */
public record SessionCreated(
    Profile profile,
    Map<String, Object> metadata,
    Links links,
    @Nullable AgentRef agent,
    @Nullable String specDigest)
    implements SessionEvent {
  public SessionCreated {
    if (!Json.isNormal(metadata)) {
      metadata = Json.object("metadata", metadata);
    }
  }

  @Override
  public Session applyTo(Session state, Instant at) {
    return state.created(this, at);
  }
}
