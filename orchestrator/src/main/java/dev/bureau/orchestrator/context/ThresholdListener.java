package dev.bureau.orchestrator.context;

import dev.bureau.core.id.SessionId;

/**
 * Told that the context position of a session has come to a threshold, or above it, from below
 * (E2). That happens once for each such crossing, whichever process brings it about; it is told of
 * each at least once, as is said of {@link dev.bureau.orchestrator.feed.EntryListener}.
 */
@FunctionalInterface
public interface ThresholdListener {
  /**
   * This happened.
   *
   * @param position the share of the window that was used then
   * @param available the tokens that were free then
   */
  void crossed(SessionId session, double position, long available);
}
