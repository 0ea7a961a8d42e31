package dev.bureau.core.store;

import dev.bureau.core.session.Session;

/**
 * A head as it stands in the store.
 *
 * @param session the head
 * @param epoch the epoch of the last lease on it, 0 if there was none
 * @param writable whether this program understands all of its core events; if not, a newer one
 *     wrote it, and it is read-only here (X33)
 */
public record StoredSession(Session session, long epoch, boolean writable) {}
