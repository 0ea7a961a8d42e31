package dev.bureau.core.journal;

import java.time.Instant;
import java.util.Set;

/**
 * An event that this program does not know, kept as it was read (X33).
 *
 * @param name its stable name
 * @param version its version
 * @param body its JSON, untouched
 */
public record OpaqueEvent(String name, int version, String body) implements Event<Object> {
  /** The names of the features whose events change the head. */
  static final Set<String> CORE = Set.of("session", "message");

  /**
   * Whether it belongs to the core, so that without it the session's head cannot be known: the
   * session is then read-only for this program.
   */
  public boolean isCore() {
    return CORE.contains(feature());
  }

  /** The name of the feature it belongs to. */
  public String feature() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  @Override
  public Object applyTo(Object state, Instant at) {
    return state;
  }
}
