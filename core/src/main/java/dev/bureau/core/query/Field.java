package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.Text;
import dev.bureau.core.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a filter compares: a field of the head, or a place in the metadata. Its value is text, or
 * missing; a JSON value that is no string counts as its JSON text (S6).
 *
 * @param head the head's field; {@link Head#METADATA} for a place in the metadata
 * @param path the keys to follow in the metadata, outermost first; empty otherwise
 */
public record Field(Head head, List<String> path) {
  private static final int DEEPEST = 16;

  /**
   * @throws BadInputException if the path does not fit the field, or a key holds quotes,
   *     backslashes or control characters
   */
  public Field {
    path = List.copyOf(path);
    if ((head == Head.METADATA) == path.isEmpty() || path.size() > DEEPEST) {
      throw new BadInputException("filter field", head.text() + path, "follow 1-16 metadata keys");
    }
    for (String key : path) {
      if (key.isEmpty()
          || key.length() > 256
          || key.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
        throw new BadInputException(
            "filter field", key, "leave quotes, backslashes and control characters out of keys");
      }
    }
  }

  /** The fields of the head that filters know. */
  public enum Head {
    ID,
    TYPE,
    STATUS,
    NAME,
    ROLE,
    WORKSPACE,
    MODEL,
    TASK_ID,
    SUPERVISOR,
    AGENT,
    METADATA;

    private @Nullable String valueIn(Session session) {
      return switch (this) {
        case ID -> session.id().value();
        case TYPE -> session.type().name();
        case STATUS -> session.status().name();
        case NAME -> session.name();
        case ROLE -> session.profile().role();
        case WORKSPACE -> session.profile().workspace();
        case MODEL -> session.profile().assignment().model();
        case TASK_ID -> session.profile().assignment().taskId();
        case SUPERVISOR -> text(session.links().supervisor());
        case AGENT -> session.agent() == null ? null : session.agent().name();
        case METADATA -> null;
      };
    }

    /** The name in filters: camelCase. */
    public String text() {
      return this == TASK_ID ? "taskId" : name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Text id) {
      return id == null ? null : id.value();
    }
  }

  /** A field of the head. */
  public static Field of(Head head) {
    return new Field(head, List.of());
  }

  /** A place in the metadata. */
  public static Field metadata(String... path) {
    return new Field(Head.METADATA, List.of(path));
  }

  /**
   * The field of that name, in camelCase or snake_case.
   *
   * @throws BadInputException if there is none
   */
  public static Field named(String name) {
    return Stream.of(Head.values())
        .filter(each -> each != Head.METADATA)
        .filter(
            each -> each.text().equals(name) || each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .map(Field::of)
        .orElseThrow(
            () ->
                new BadInputException(
                    "filter field",
                    name,
                    "use one of "
                        + Stream.of(Head.values()).map(Head::text).collect(Collectors.joining(", "))
                        + "->>'key'"));
  }

  /** The value that a session has there, if any. */
  public Optional<String> valueIn(Session session) {
    if (head != Head.METADATA) {
      return Optional.ofNullable(head.valueIn(session));
    }
    Object found = session.metadata();
    for (String key : path) {
      found = found instanceof Map<?, ?> map ? map.get(key) : null;
    }
    if (found == null) {
      return Optional.empty();
    }
    return Optional.of(found instanceof String text ? text : Json.write(found));
  }
}
