package dev.bureau.orchestrator.message;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;

/** A message was named that is not among a session's dead letters. Nothing was changed. */
public final class NoSuchDeadLetterException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final transient MessageId message;

  public NoSuchDeadLetterException(SessionId session, MessageId message) {
    super(
        Category.NOT_FOUND,
        "Session '%s' has no dead letter '%s'; 'dead %s' lists those it has"
            .formatted(session, message, session));
    this.session = session;
    this.message = message;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The message that was named. */
  public MessageId message() {
    return message;
  }
}
