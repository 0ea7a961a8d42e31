package dev.bureau.core.door;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Intake;
import org.jspecify.annotations.Nullable;

/** A message was sent to a session that does not take its type (S20). Nothing was changed. */
public final class MessageRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final String type;

  MessageRefusedException(SessionId session, String type, @Nullable Intake intake) {
    super(
        Category.REFUSED,
        intake == null || !intake.open()
            ? "Session '%s' has deregistered and takes no mail; have it register again"
                .formatted(session)
            : "Session '%s' takes no %s; send one of %s, or have it register for more"
                .formatted(session, type, intake.types()));
    this.session = session;
    this.type = type;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** The type of the message. */
  public String type() {
    return type;
  }
}
