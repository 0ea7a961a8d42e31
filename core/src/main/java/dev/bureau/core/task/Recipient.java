package dev.bureau.core.task;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.wait.Enquiry;

/**
 * Who gets which type of message.
 *
 * @param department the session
 * @param type the type of the message
 */
public record Recipient(SessionId department, String type) {
  /** Who is given a task. */
  public static Recipient of(Enquiry task) {
    return new Recipient(task.receiver(), task.letter().type());
  }
}
