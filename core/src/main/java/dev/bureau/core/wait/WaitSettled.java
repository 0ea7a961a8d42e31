package dev.bureau.core.wait;

import dev.bureau.core.id.MessageId;
import java.time.Instant;

/** Somebody outside answered or called it off; the session is told by a message. */
public record WaitSettled(MessageId id, Wait.State state) implements WaitEvent {
  @Override
  public Waits applyTo(Waits before, Instant at) {
    return before.settled(id, state);
  }
}
