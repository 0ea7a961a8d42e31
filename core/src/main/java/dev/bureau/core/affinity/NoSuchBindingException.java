package dev.bureau.core.affinity;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A session is bound to no departments. */
public final class NoSuchBindingException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId director;

  public NoSuchBindingException(SessionId director) {
    super(
        Category.NOT_FOUND,
        "Session '%s' is bound to no departments; bind it first, 'affinity list' shows who is"
            .formatted(director));
    this.director = director;
  }

  /** Which session. */
  public SessionId director() {
    return director;
  }
}
