package dev.bureau.core.session;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A change of status that the lifecycle table does not have (S4). Nothing was changed. */
public final class IllegalStatusChangeException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final Status from;
  private final Status to;

  public IllegalStatusChangeException(SessionId session, Status from, Status to) {
    super(
        Category.REFUSED,
        "Session '%s' is %s and cannot become %s; %s"
            .formatted(
                session,
                from,
                to,
                from.isFinal() ? from + " is final" : "from there it may become " + names(from)));
    this.session = session;
    this.from = from;
    this.to = to;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The status it has. */
  public Status from() {
    return from;
  }

  /** The status it cannot take from there. */
  public Status to() {
    return to;
  }

  private static String names(Status from) {
    return String.join(" or ", from.next().stream().map(Status::name).sorted().toList());
  }
}
