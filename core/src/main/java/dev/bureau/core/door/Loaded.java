package dev.bureau.core.door;

import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;

/**
 * A session as a whole, at one version.
 *
 * @param session its head
 * @param aspects its features' states
 * @param epoch its lease epoch
 * @param writable whether this program understands all of its core events
 */
public record Loaded(Session session, Aspects aspects, long epoch, boolean writable) {
  /** Whether there is such a session; if not, this is what one begins as. */
  boolean exists() {
    return session.version() > 0;
  }
}
