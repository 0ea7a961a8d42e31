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
 * @param snapshotDue from which version on another snapshot of it shall be kept
 */
public record Loaded(
    Session session, Aspects aspects, long epoch, boolean writable, long snapshotDue) {
  Loaded withSnapshotDue(long version) {
    return new Loaded(session, aspects, epoch, writable, version);
  }
}
