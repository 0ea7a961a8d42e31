package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;

/** A handler was shown effects of a handling before it that were refused; it is run again. */
final class VoidViewException extends BureauException {
  private static final long serialVersionUID = 1L;

  VoidViewException(SessionId session, MessageId message) {
    super(
        Category.CONFLICT,
        "What '%s' was shown for message '%s' did not come to be; it is handled again"
            .formatted(session, message));
  }
}
