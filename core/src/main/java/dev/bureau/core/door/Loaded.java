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
 * @param snapshotAge how much of it came after its latest snapshot
 */
public record Loaded(
    Session session, Aspects aspects, long epoch, boolean writable, SnapshotAge snapshotAge) {
  Loaded withSnapshot(SnapshotAge age) {
    return new Loaded(session, aspects, epoch, writable, age);
  }
}
