package dev.bureau.core.wait;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;

/** An answer was given to what nobody waits for (any more). Nothing was changed. */
public final class NotWaitingException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final transient MessageId wait;

  public NotWaitingException(SessionId session, MessageId wait) {
    super(
        Category.REFUSED,
        "Session '%s' does not wait for an answer to '%s'; 'show %s' lists what it waits for"
            .formatted(session, wait, session));
    this.session = session;
    this.wait = wait;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** What was answered. */
  public MessageId waitId() {
    return wait;
  }
}
