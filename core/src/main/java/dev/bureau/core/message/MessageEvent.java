package dev.bureau.core.message;

import dev.bureau.core.journal.Event;
import dev.bureau.core.journal.EventType;
import dev.bureau.core.journal.Feature;
import dev.bureau.core.session.Session;
import java.util.List;

/** The facts of sending and handling; core events, for the head counts what was done. */
public sealed interface MessageEvent extends Event<Session>
    permits MessageSent, MessageHandled, MessageReplied {
  /** What this family adds to the catalogue. */
  Feature<Session> FEATURE =
      new Feature<>(
          "message",
          Session.HEAD,
          List.of(
              EventType.of("message.sent", MessageSent.class),
              EventType.of("message.handled", MessageHandled.class),
              EventType.of("message.replied", MessageReplied.class)));
}
