package dev.bureau.orchestrator.message;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;

/** A request has become a dead letter, so there will be no reply. */
public final class RequestFailedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId receiver;
  private final transient MessageId request;
  private final String reason;

  RequestFailedException(SessionId receiver, MessageId request, String reason) {
    super(
        Category.REFUSED,
        "Request '%s' to session '%s' failed: %s; it is a dead letter, 'dead %s retry' tries again"
            .formatted(request, receiver, reason, receiver));
    this.receiver = receiver;
    this.request = request;
    this.reason = reason;
  }

  /** Who was asked. */
  public SessionId receiver() {
    return receiver;
  }

  /** The message. */
  public MessageId request() {
    return request;
  }

  /** Why its last handling failed. */
  public String reason() {
    return reason;
  }
}
