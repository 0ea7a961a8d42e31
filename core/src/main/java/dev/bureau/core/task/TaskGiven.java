package dev.bureau.core.task;

import dev.bureau.core.wait.Enquiry;
import java.time.Instant;

/** A director wants something done; it waits here until it can be handed out. */
public record TaskGiven(Enquiry task) implements TaskEvent {
  @Override
  public Tasks applyTo(Tasks state, Instant at) {
    return state.given(task);
  }
}
