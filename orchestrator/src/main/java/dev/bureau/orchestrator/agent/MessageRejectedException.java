package dev.bureau.orchestrator.agent;

/**
 * Thrown by an agent that does not want a message (S21). Nothing that the handling gathered
 * happens.
 */
public final class MessageRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean again;

  private MessageRejectedException(String reason, boolean again) {
    super(reason);
    this.again = again;
  }

  /** It becomes a dead letter at once, with this reason. */
  public static MessageRejectedException forGood(String reason) {
    return new MessageRejectedException(reason, false);
  }

  /** It is tried again after the usual pause, and is a dead letter after the usual retries. */
  public static MessageRejectedException again(String reason) {
    return new MessageRejectedException(reason, true);
  }

  /** Whether it shall be tried again. */
  public boolean again() {
    return again;
  }
}
