package dev.bureau.cli.host;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.session.Session;

/** The last session of a chain has ended or failed, so that no agent works in it any more. */
final class SessionOverException extends BureauException {
  private static final long serialVersionUID = 1L;

  SessionOverException(Session last) {
    super(
        Category.REFUSED,
        "Session '%s' is %s; give --resume to go on in another one of its chain"
            .formatted(last.id(), last.status()));
  }
}
