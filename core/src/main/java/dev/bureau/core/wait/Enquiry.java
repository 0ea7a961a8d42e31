package dev.bureau.core.wait;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import java.time.Duration;

/**
 * A letter whose reply is waited for.
 *
 * @param id that of the message, which its reply has as its correlation
 * @param receiver who is asked
 * @param letter what is asked
 * @param timeout how long to wait once it was sent, longer than zero, at most 3,660 days
 */
public record Enquiry(MessageId id, SessionId receiver, Letter letter, Duration timeout) {
  /**
   * @throws BadInputException if the timeout is out of its range
   */
  public Enquiry {
    WaitRules.requireTimeout(timeout);
  }
}
