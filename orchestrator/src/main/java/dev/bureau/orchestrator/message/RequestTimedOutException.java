package dev.bureau.orchestrator.message;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.time.Duration;

/** There was no reply in time. The request was sent, and may still be handled. */
public final class RequestTimedOutException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId receiver;
  private final transient MessageId request;
  private final Duration timeout;

  RequestTimedOutException(SessionId receiver, MessageId request, Duration timeout) {
    super(
        Category.UNAVAILABLE,
        "Session '%s' has not replied to '%s' in %s; ask again with the key '%s' to wait on"
            .formatted(receiver, request, timeout, request));
    this.receiver = receiver;
    this.request = request;
    this.timeout = timeout;
  }

  /** Who was asked. */
  public SessionId receiver() {
    return receiver;
  }

  /** The message; asking again with this key waits for the reply to the same request. */
  public MessageId request() {
    return request;
  }

  /** How long it waited. */
  public Duration timeout() {
    return timeout;
  }
}
