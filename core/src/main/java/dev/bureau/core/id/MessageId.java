package dev.bureau.core.id;

import dev.bureau.core.json.Text;

/**
 * The name of a message, unique in its receiver's mailbox: sending the same id again is the same
 * message (X61). Same grammar as a session id.
 */
public record MessageId(String value) implements Text, Comparable<MessageId> {
  /**
   * @throws dev.bureau.core.error.BadInputException if the name is outside the grammar
   */
  public MessageId {
    Names.check("message id", value);
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
