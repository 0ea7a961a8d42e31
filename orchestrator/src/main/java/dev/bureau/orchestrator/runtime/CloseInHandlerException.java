package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A handler closes the bureau that it works in, which would wait for it for ever. */
public final class CloseInHandlerException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  CloseInHandlerException(SessionId session) {
    super(
        Category.REFUSED,
        ("The bureau is not closed: a handler of session '%s' asks for it, and closing waits until"
                + " handlers have ended; let it end, and close from the thread that opened it")
            .formatted(session));
    this.session = session;
  }

  /** Whose handler. */
  public SessionId session() {
    return session;
  }
}
