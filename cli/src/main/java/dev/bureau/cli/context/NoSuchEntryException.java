package dev.bureau.cli.context;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** What an agent knows has no entry of that key, for now. */
final class NoSuchEntryException extends BureauException {
  private static final long serialVersionUID = 1L;

  NoSuchEntryException(SessionId session, String key) {
    super(
        Category.NOT_FOUND,
        "The context of '%s' has no entry '%s'; 'context %s' shows all"
            .formatted(session, key, session));
  }
}
