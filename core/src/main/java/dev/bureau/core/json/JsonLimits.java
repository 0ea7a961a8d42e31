package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How large a JSON value may be. The size is checked before anything is parsed; depth and keys are
 * checked while reading, or on a value that a program built.
 *
 * @param bytes the most UTF-8 bytes, at least 2
 * @param depth the most nested objects and arrays, at least 1
 * @param keys the most object keys in the whole value
 */
public record JsonLimits(int bytes, int depth, int keys) {
  /** A session's description, which every list reads (DESIGN: 4 KiB). */
  public static final JsonLimits DESCRIPTION = new JsonLimits(4 * 1024, 8, 200);

  /** A session's metadata (DESIGN: 64 KiB, depth 16, 1,000 keys). */
  public static final JsonLimits METADATA = new JsonLimits(64 * 1024, 16, 1_000);

  /** A value that users put into an event or a message (RELIABILITY SEC5: 256 KiB). */
  public static final JsonLimits RECORD = new JsonLimits(256 * 1024, 32, 20_000);

  /** A value that an agent keeps in its context: more than most windows take. */
  public static final JsonLimits CONTEXT = new JsonLimits(1024 * 1024 - 64, 32, 20_000);

  /** A stored event: a value of the users' and what Bureau says around it. */
  public static final JsonLimits EVENT = new JsonLimits(512 * 1024, 64, 20_000);

  /** A line of an agent's transcript (RELIABILITY SEC5: 8 MiB). */
  public static final JsonLimits LINE = new JsonLimits(8 * 1024 * 1024, 64, 5_000_000);

  /** A stored head with its metadata (RELIABILITY SEC5: 1 MiB). */
  public static final JsonLimits SESSION = new JsonLimits(1024 * 1024, 64, 20_000);

  /** A value that is kept by its hash instead of in the journal. */
  public static final JsonLimits BLOB = new JsonLimits(64 * 1024 * 1024, 64, 5_000_000);

  /** The state of one feature in a snapshot; a larger one is folded from the journal instead. */
  public static final JsonLimits STATE = new JsonLimits(256 * 1024 * 1024, 64, 50_000_000);

  /**
   * Refuses a value beyond these limits.
   *
   * @param field what the caller knows the value as
   * @throws BadInputException naming the field and the limit that is passed
   */
  public void check(String field, Map<String, Object> value) {
    FrozenObject frozen = checked(field, value);
    if (frozen.bytes() > bytes) {
      checkSize(field, Json.write(frozen));
    }
  }

  /**
   * Refuses a patch that would bring a value beyond these limits; merges the two only if it is a
   * near thing.
   *
   * @param field what the caller knows the value as
   * @throws BadInputException naming the field and the limit that would be passed
   */
  public void checkMerge(String field, Map<String, Object> base, Map<String, Object> patch) {
    FrozenObject before = Frozen.object(field, base);
    FrozenObject added = Frozen.object(field, patch);
    if (Math.max(before.depth(), added.depth()) > depth
        || before.keys() + added.keys() > keys
        || before.bytes() + added.bytes() > bytes) {
      check(field, before.merged(added));
    }
  }

  /**
   * Writes a value, refusing one beyond these limits.
   *
   * @param field what the caller knows the value as
   * @return one line of JSON
   * @throws BadInputException naming the field and the limit that is passed
   */
  public String write(String field, Map<String, Object> value) {
    String text = Json.write(checked(field, value));
    checkSize(field, text);
    return text;
  }

  private FrozenObject checked(String field, Map<String, Object> value) {
    FrozenObject frozen = Frozen.object(field, value);
    if (frozen.depth() > depth) {
      throw new BadInputException(field, "nested deeper than " + depth, "flatten it");
    }
    if (frozen.keys() > keys) {
      throw new BadInputException(field, frozen.keys() + " keys", "keep it to " + keys + " keys");
    }
    return frozen;
  }

  void checkSize(String field, String text) {
    long size = text.length();
    if (size * 3 > bytes) {
      size = text.getBytes(StandardCharsets.UTF_8).length;
    }
    if (size > bytes) {
      throw new BadInputException(field, size + " bytes", "keep it to " + bytes + " bytes");
    }
  }
}
