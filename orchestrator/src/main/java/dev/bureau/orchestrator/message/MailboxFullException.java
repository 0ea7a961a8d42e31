package dev.bureau.orchestrator.message;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** A mailbox has no room for what was sent (S22). Nothing was sent, to nobody. */
public final class MailboxFullException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId receiver;
  private final int capacity;

  MailboxFullException(SessionId receiver, int capacity) {
    super(
        Category.UNAVAILABLE,
        "The mailbox of '%s' has no room, it holds at most %d messages; send again when some are handled"
            .formatted(receiver, capacity));
    this.receiver = receiver;
    this.capacity = capacity;
  }

  /** Whose mailbox. */
  public SessionId receiver() {
    return receiver;
  }

  /** How many messages it may hold. */
  public int capacity() {
    return capacity;
  }
}
