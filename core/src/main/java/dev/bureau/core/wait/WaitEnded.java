package dev.bureau.core.wait;

import dev.bureau.core.id.MessageId;
import java.time.Instant;

/** The session handled what ended its waiting. */
public record WaitEnded(MessageId id, Outcome outcome) implements WaitEvent {
  /** How it ended. */
  public enum Outcome {
    ANSWERED,
    TIMED_OUT,
    CANCELLED
  }

  @Override
  public Waits applyTo(Waits state, Instant at) {
    return state.without(id);
  }
}
