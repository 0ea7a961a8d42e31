package dev.bureau.core.message;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.time.Instant;

/** A handling sent a message; its row in the receiver's mailbox is part of the same commit. */
public record MessageSent(MessageId message, String type, SessionId receiver)
    implements MessageEvent {
  @Override
  public Session applyTo(Session state, Instant at) {
    return state;
  }
}
