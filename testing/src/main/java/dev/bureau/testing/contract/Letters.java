package dev.bureau.testing.contract;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.testing.ManualClock;
import java.util.Map;

/** Messages as the clauses need them. */
final class Letters {
  private Letters() {}

  /** A message of normal priority. */
  static Message to(SessionId receiver, String id) {
    return to(receiver, id, Priority.NORMAL);
  }

  static Message to(SessionId receiver, String id, Priority priority) {
    return Message.of(
        new MessageId(id),
        Actor.user("kit"),
        receiver,
        ManualClock.START,
        Letter.of("COMMAND", Map.of("id", id)).priority(priority));
  }

  static MessageId id(String id) {
    return new MessageId(id);
  }
}
