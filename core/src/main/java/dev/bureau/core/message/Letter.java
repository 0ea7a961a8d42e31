package dev.bureau.core.message;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.UnicodeText;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says: a message before it has a sender, a receiver and a time.
 *
 * @param type built in ({@link MessageType}) or the users' own
 * @param content a JSON object of at most 256 KiB
 * @param priority how urgent, normally NORMAL
 * @param tags names and values to filter by, at most 32 of at most 256 characters each
 * @param key makes sending idempotent: the same key to the same receiver is the same message (X61),
 *     whatever else the letter says; the first one stands
 * @param correlation the message it answers
 * @param deadline after which it is of no use: not handled by then, it becomes a dead letter
 */
public record Letter(
    String type,
    Map<String, Object> content,
    Priority priority,
    Map<String, String> tags,
    @Nullable MessageId key,
    @Nullable MessageId correlation,
    @Nullable Instant deadline) {
  private static final int MOST_TAGS = 32;
  private static final int LONGEST_TAG = 256;

  /**
   * @throws BadInputException if the content is larger or deeper than a message may be, or there
   *     are too many or too long tags, or halves of characters in them
   */
  public Letter {
    content = Json.object("message content", content);
    JsonLimits.RECORD.check("message content", content);
    if (tags.size() > MOST_TAGS) {
      throw new BadInputException("tags", tags.size() + " of them", "give at most " + MOST_TAGS);
    }
    tags.forEach(Letter::requireShort);
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  private static void requireShort(String name, String value) {
    if (name.isBlank() || name.length() > LONGEST_TAG || value.length() > LONGEST_TAG) {
      throw new BadInputException(
          "tags", name + "=" + value, "give names and values of 1-" + LONGEST_TAG + " characters");
    }
    UnicodeText.requireWhole("tags", name + "=" + value);
  }

  /** A letter of normal priority. */
  public static Letter of(String type, Map<String, ?> content) {
    return new Letter(
        type, Json.object("message content", content), Priority.NORMAL, Map.of(), null, null, null);
  }

  /** The same with another priority. */
  public Letter priority(Priority changed) {
    return new Letter(type, content, changed, tags, key, correlation, deadline);
  }

  /** The same with one tag more. */
  public Letter tag(String name, String value) {
    Map<String, String> more = new TreeMap<>(tags);
    more.put(name, value);
    return new Letter(type, content, priority, more, key, correlation, deadline);
  }

  /** The same under a key of its own. */
  public Letter key(String chosen) {
    return new Letter(type, content, priority, tags, new MessageId(chosen), correlation, deadline);
  }

  /** The same as an answer to that message. */
  public Letter inReplyTo(MessageId answered) {
    return new Letter(type, content, priority, tags, key, answered, deadline);
  }

  /** The same, of no use after that time. */
  public Letter deadline(Instant latest) {
    return new Letter(type, content, priority, tags, key, correlation, latest);
  }
}
