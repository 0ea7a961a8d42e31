package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;
import dev.bureau.core.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter compares or an order sorts by: a field of the head, or a place in the metadata.
 *
 * <p>A field of the head that was never set is null. A place in the metadata may hold a value, hold
 * null, or be missing, which is not null (S6).
 *
 * @param head the head's field; {@link HeadField#METADATA} for a place in the metadata
 * @param path the keys to follow in the metadata, outermost first; empty otherwise
 */
public record Field(HeadField head, List<String> path) {
  /** What a missing place in the metadata holds; equal to nothing else. */
  static final Object MISSING = new Object();

  private static final int DEEPEST = 16;
  private static final int LONGEST = 256;

  /**
   * @throws BadInputException if the path does not fit the field, or a key holds quotes,
   *     backslashes, control characters or half a character
   */
  public Field {
    path = List.copyOf(path);
    if ((head == HeadField.METADATA) == path.isEmpty() || path.size() > DEEPEST) {
      throw new BadInputException("filter field", head.text() + path, "follow 1-16 metadata keys");
    }
    for (String key : path) {
      if (key.isEmpty()
          || key.length() > LONGEST
          || !UnicodeText.isWhole(key)
          || key.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
        throw new BadInputException(
            "filter field",
            key,
            "give keys of 1-256 whole characters without quotes, backslashes and control"
                + " characters");
      }
    }
  }

  /** A field of the head. */
  public static Field of(HeadField head) {
    return new Field(head, List.of());
  }

  /** A place in the metadata. */
  public static Field metadata(String... path) {
    return new Field(HeadField.METADATA, List.of(path));
  }

  /**
   * The field of the head of that name, in camelCase or snake_case.
   *
   * @throws BadInputException if there is none
   */
  public static Field named(String name) {
    return of(HeadField.named(name));
  }

  /** What its values are. */
  public HeadField.Kind kind() {
    return head.kind();
  }

  /** As it is written in filters. */
  @Override
  public String toString() {
    if (path.isEmpty()) {
      return head.text();
    }
    StringBuilder text = new StringBuilder(head.text());
    for (int i = 0; i < path.size(); i++) {
      text.append(i == path.size() - 1 ? "->>'" : "->'")
          .append(path.get(i).replace("'", "''"))
          .append('\'');
    }
    return text.toString();
  }

  /** The value that a session has there, neither null nor missing: text, a number, a time, JSON. */
  @SuppressWarnings("ReferenceEquality") // the one object that stands for a missing place
  public Optional<Object> valueIn(Session session) {
    Object found = in(session);
    return found == MISSING ? Optional.empty() : Optional.ofNullable(found);
  }

  /** What a session has there: text, a number, an instant, other JSON, null or {@link #MISSING}. */
  @Nullable Object in(Session session) {
    if (head != HeadField.METADATA) {
      return head.in(session);
    }
    @Nullable Object found = session.metadata();
    for (String key : path) {
      if (!(found instanceof Map<?, ?> map) || !map.containsKey(key)) {
        return MISSING;
      }
      found = map.get(key);
    }
    return found;
  }
}
