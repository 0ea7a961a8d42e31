package dev.bureau.core.task;

import dev.bureau.core.id.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task is no longer under way: it was answered, timed out or was called off, as the end of its
 * wait says.
 *
 * @param task the request that asked for it
 * @param refusal why it was never handed out, if it was not
 */
public record TaskEnded(MessageId task, @Nullable String refusal) implements TaskEvent {
  @Override
  public Tasks applyTo(Tasks state, Instant at) {
    return state.ended(task);
  }
}
