package dev.bureau.core.store;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Send;
import java.time.Instant;

/**
 * A message and the mailbox it goes to: that of the receiver's chain.
 *
 * @param mailbox the first session of the receiving chain
 * @param message what enters it
 * @param notBefore the earliest time at which it is due; {@link Instant#EPOCH} for at once
 */
public record Posting(SessionId mailbox, Message message, Instant notBefore) {
  /** A message that is due at once. */
  public Posting(SessionId mailbox, Message message) {
    this(mailbox, message, Instant.EPOCH);
  }

  /** What a change sends, addressed. */
  public static Posting of(SessionId mailbox, Send send) {
    return new Posting(mailbox, send.message(), send.notBefore());
  }
}
