package dev.bureau.orchestrator.session;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** An idempotency key was used again for something else (X61). Nothing was changed. */
public final class IdempotencyKeyReusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient SessionId session;

  public IdempotencyKeyReusedException(String key, SessionId session) {
    super(
        Category.REFUSED,
        "Idempotency key '%s' has made session '%s' from another spec; use a new key"
            .formatted(key, session));
    this.key = key;
    this.session = session;
  }

  /** The key. */
  public String key() {
    return key;
  }

  /** The session that it made. */
  public SessionId session() {
    return session;
  }
}
