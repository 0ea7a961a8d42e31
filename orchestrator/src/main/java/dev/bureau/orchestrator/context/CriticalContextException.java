package dev.bureau.orchestrator.context;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A compressor wanted to give up what is critical (E3). Nothing was compressed. */
public final class CriticalContextException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final String key;

  CriticalContextException(SessionId session, String key) {
    super(
        Category.REFUSED,
        "The context of '%s' is not compressed: '%s' is critical; have the compressor spare it"
            .formatted(session, key));
    this.session = session;
    this.key = key;
  }

  /** Whose context it is. */
  public SessionId session() {
    return session;
  }

  /** What was to be given up. */
  public String key() {
    return key;
  }
}
