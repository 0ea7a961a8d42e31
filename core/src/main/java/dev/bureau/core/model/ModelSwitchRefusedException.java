package dev.bureau.core.model;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.session.Session;

/** A session that is final was to use another model (R1). Nothing was changed. */
public final class ModelSwitchRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Session session;
  private final String model;

  ModelSwitchRefusedException(Session session, String model) {
    super(
        Category.REFUSED,
        "Session '%s' is %s and will not use %s; switch the model of one that is not final"
            .formatted(session.id(), session.status(), model));
    this.session = session;
    this.model = model;
  }

  /** Which session. */
  public Session session() {
    return session;
  }

  /** The model that it was to use. */
  public String model() {
    return model;
  }
}
