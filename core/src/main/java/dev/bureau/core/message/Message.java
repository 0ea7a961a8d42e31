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
  private static final int LONGEST_TYPE = 128;

  /**
   * @throws BadInputException if the type is outside its grammar or the content is not JSON
   */
  public Message {
    requireType(type);
    content = Json.object("message content", content);
    tags =
        tags == null || tags.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /**
   * Checks the name of a type.
   *
   * @throws BadInputException if there is none, or it is outside the grammar
   */
  public static void requireType(@Nullable String type) {
    if (!isType(type)) {
      throw new BadInputException("message type", type, "give 1-128 of A-Z a-z 0-9 . _ -");
    }
  }

  private static boolean isType(@Nullable String text) {
    if (text == null) {
      return false;
    }
    boolean is = !text.isEmpty() && text.length() <= LONGEST_TYPE && isPlain(text.charAt(0));
    for (int i = 1; is && i < text.length(); i++) {
      is = isPlain(text.charAt(i)) || "._-".indexOf(text.charAt(i)) >= 0;
    }
    return is;
  }

  private static boolean isPlain(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9');
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
