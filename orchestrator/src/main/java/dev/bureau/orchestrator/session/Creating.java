package dev.bureau.orchestrator.session;

import dev.bureau.core.session.Session;

/** What came of creating a session under an idempotency key, or without one. */
public sealed interface Creating {
  /** The session as it is. */
  Session session();

  /** It was created by this call. */
  record Now(Session session) implements Creating {}

  /** It was there under its key, also if another one has created it in the same moment. */
  record Before(Session session) implements Creating {}
}
