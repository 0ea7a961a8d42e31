package dev.bureau.core.message;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message to a session. Immutable.
 *
 * @param id unique in the receiver's mailbox: the same id again is the same message
 * @param type 1–128 of {@code A-Z a-z 0-9 . _ -}, built in or the users' own
 * @param priority how urgent
 * @param sender who asks
 * @param receiver the session it was addressed to
 * @param sentAt when it was sent
 * @param content a JSON object of at most 256 KiB
 * @param tags names and values to filter by
 * @param correlation the message it answers
 * @param deadline after which it is of no use: not handled by then, it becomes a dead letter
 */
public record Message(
    MessageId id,
    String type,
    Priority priority,
    Actor sender,
    SessionId receiver,
    Instant sentAt,
    Map<String, Object> content,
    Map<String, String> tags,
    @Nullable MessageId correlation,
    @Nullable Instant deadline) {
  /**
   * @throws BadInputException if the type is outside its grammar or the content is not JSON
   */
  public Message {
    if (!type.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
      throw new BadInputException("message type", type, "give 1-128 of A-Z a-z 0-9 . _ -");
    }
    content = Json.object("message content", content);
    tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /** What a letter becomes when it is sent. */
  public static Message of(
      MessageId id, Actor sender, SessionId receiver, Instant sentAt, Letter letter) {
    return new Message(
        id,
        letter.type(),
        letter.priority(),
        sender,
        receiver,
        sentAt,
        letter.content(),
        letter.tags(),
        letter.correlation(),
        letter.deadline());
  }

  /** Whether it is of no use any more. */
  public boolean isOverdue(Instant now) {
    return deadline != null && now.isAfter(deadline);
  }
}
