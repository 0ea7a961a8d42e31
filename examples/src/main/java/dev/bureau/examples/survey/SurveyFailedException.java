package dev.bureau.examples.survey;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A survey cannot be finished as it is. What was done of it is kept. */
public final class SurveyFailedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  SurveyFailedException(SessionId session, String fact, String remedy) {
    super(Category.REFUSED, "Survey session '%s': %s; %s".formatted(session, fact, remedy));
    this.session = session;
  }

  /** The session that stands in the way. */
  public SessionId session() {
    return session;
  }
}
