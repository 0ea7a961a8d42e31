package dev.bureau.core.store;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;

/**
 * A session as a whole at one version, kept so that who opens it folds only what came after (X34).
 * It is a view of the journal: lost, it costs time and nothing else.
 *
 * @param head the session at that version
 * @param aspects its features' states at that version
 */
public record Snapshot(Session head, Aspects aspects) {
  /** Whose it is. */
  public SessionId session() {
    return head.id();
  }

  /** Of which version. */
  public long version() {
    return head.version();
  }
}
