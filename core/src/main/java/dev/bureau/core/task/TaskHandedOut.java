package dev.bureau.core.task;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * A department has been given a task.
 *
 * @param task the request that asks for it
 * @param department who is to do it
 */
public record TaskHandedOut(MessageId task, SessionId department) implements TaskEvent {
  @Override
  public Tasks applyTo(Tasks state, Instant at) {
    return state.handedOut(task, department);
  }
}
