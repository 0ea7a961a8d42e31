package dev.bureau.core.message;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says: a message before it has a sender, a receiver and a time.
 *
 * @param type built in ({@link MessageType}) or the users' own
 * @param content a JSON object of at most 256 KiB
 * @param priority how urgent, normally NORMAL
 * @param key makes sending idempotent: the same key to the same receiver is the same message (X61)
 * @param correlation the message it answers
 */
public record Letter(
    String type,
    Map<String, Object> content,
    Priority priority,
    @Nullable MessageId key,
    @Nullable MessageId correlation) {
  /**
   * @throws dev.bureau.core.error.BadInputException if the content is larger or deeper than a
   *     message may be
   */
  public Letter {
    content = Json.object("message content", content);
    JsonLimits.RECORD.check("message content", content);
  }

  /** A letter of normal priority. */
  public static Letter of(String type, Map<String, ?> content) {
    return new Letter(type, Json.object("message content", content), Priority.NORMAL, null, null);
  }

  /** The same with another priority. */
  public Letter priority(Priority changed) {
    return new Letter(type, content, changed, key, correlation);
  }

  /** The same under a key of its own. */
  public Letter key(String chosen) {
    return new Letter(type, content, priority, new MessageId(chosen), correlation);
  }

  /** The same as an answer to that message. */
  public Letter inReplyTo(MessageId answered) {
    return new Letter(type, content, priority, key, answered);
  }
}
