package dev.bureau.core.json;

import dev.bureau.core.error.BadInputException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One JSON object in UTF-8, seen member by member: what nobody asks for is checked and passed over,
 * and no tree is built. The rules are those of {@link Json#read}, but that keys are not counted,
 * and may stand twice in what is passed over. Every method throws {@link BadInputException} if what
 * comes next is damaged. Belongs to one thread.
 *
 * <pre>{@code
 * try (JsonWalk line = JsonWalk.over("line", bytes, JsonLimits.LINE)) {
 *   while (line.member()) {
 *     if (line.name().equals("type")) {
 *       type = line.text();
 *     }
 *   }
 * }
 * }</pre>
 */
public final class JsonWalk implements AutoCloseable {
  private final String field;
  private final JsonParser json;
  private JsonToken value;
  private final List<Keys> names = new ArrayList<>(4); // of the objects that were entered
  private String name = "";
  private int depth;
  private boolean passedOver; // the value is an object or array that nobody has entered

  /** What a value can be. */
  public enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    TRUTH,
    NULL
  }

  private JsonWalk(String field, JsonParser json, JsonToken first) {
    this.field = field;
    this.json = json;
    this.value = first;
    begin();
  }

  /**
   * Begins with an object.
   *
   * @param field what the caller knows the text as
   * @param text the bytes, in an array, which must not change until the end
   * @throws BadInputException if they are more than the limits say, or no object begins there
   */
  public static JsonWalk over(String field, ByteBuffer text, JsonLimits limits) {
    int length = text.remaining();
    if (length > limits.bytes()) {
      throw new BadInputException(
          field, length + " bytes", "keep it to " + limits.bytes() + " bytes");
    }
    int from = text.arrayOffset() + text.position();
    requireUtf8(field, text.array(), from, length);
    JsonParser json = Mapper.parser(text.array(), from, length);
    JsonToken first = next(field, json);
    if (first != JsonToken.START_OBJECT) {
      json.close();
      throw new BadInputException(field, first, "give a JSON object");
    }
    return new JsonWalk(field, json, first);
  }

  /** The parser would take zero bytes at the beginning for another encoding. */
  private static void requireUtf8(String field, byte[] text, int from, int length) {
    for (int i = 0; i < Math.min(length, 4); i++) {
      if (text[from + i] == 0) {
        throw new BadInputException(field, "a byte 0", "give UTF-8 text");
      }
    }
  }

  /**
   * Goes to the next member of the object that was begun or entered last.
   *
   * @return false at its end, which leaves it
   */
  public boolean member() {
    JsonToken token = following();
    if (token == JsonToken.END_OBJECT) {
      depth--;
      left();
      return false;
    }
    name = json.currentName();
    if (!names.get(depth).add(name)) {
      throw new BadInputException(place(), "a key", "give each key once");
    }
    found(next(field, json));
    return true;
  }

  /**
   * Goes to the next element of the array that was entered last.
   *
   * @return false at its end, which leaves it
   */
  public boolean element() {
    JsonToken token = following();
    if (token == JsonToken.END_ARRAY) {
      return false;
    }
    found(token);
    return true;
  }

  /** Goes on within the present value, an object or array. */
  public void enter() {
    if (!passedOver) {
      throw new IllegalStateException(name + " is " + kind() + ": nothing lies within it");
    }
    passedOver = false;
    if (value == JsonToken.START_OBJECT) {
      depth++;
      begin();
    }
  }

  private void begin() {
    if (depth == names.size()) {
      names.add(new Keys());
    }
    names.get(depth).clear();
  }

  /** The name of the present member. */
  public String name() {
    return name;
  }

  /** What the present value is. */
  public Kind kind() {
    return switch (value) {
      case START_OBJECT -> Kind.OBJECT;
      case START_ARRAY -> Kind.ARRAY;
      case VALUE_STRING -> Kind.TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Kind.TRUTH;
      default -> Kind.NULL;
    };
  }

  /**
   * The present value, a text; null if it says null.
   *
   * @throws BadInputException if it is anything else
   */
  public @Nullable String text() {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value != JsonToken.VALUE_STRING) {
      throw new BadInputException(place(), kind(), "give text");
    }
    try {
      return json.getString();
    } catch (JacksonException e) {
      throw damaged(field, e);
    }
  }

  /**
   * The present value, a whole number of 64 bits; 0 if it says null.
   *
   * @throws BadInputException if it is anything else
   */
  public long whole() {
    if (value == JsonToken.VALUE_NULL) {
      return 0;
    }
    if (value != JsonToken.VALUE_NUMBER_INT) {
      throw new BadInputException(place(), kind(), "give a whole number");
    }
    try {
      return json.getLongValue();
    } catch (JacksonException e) {
      throw new BadInputException(place(), "a larger number", "give one of 64 bits");
    }
  }

  /** Walks to the end of all, which must be that of the text as well. */
  public void finish() {
    while (!json.isClosed() && !json.streamReadContext().inRoot()) {
      if (next(field, json) == JsonToken.END_OBJECT) {
        left();
      }
    }
  }

  private void left() {
    if (json.streamReadContext().inRoot() && next(json) != null) {
      throw new BadInputException(field, "an object and more", "leave out what follows it");
    }
  }

  private JsonToken following() {
    if (passedOver) {
      passedOver = false;
      try {
        json.skipChildren();
      } catch (JacksonException e) {
        throw damaged(field, e);
      }
    }
    return next(field, json);
  }

  private void found(JsonToken token) {
    value = token;
    passedOver = token.isStructStart();
  }

  private @Nullable JsonToken next(JsonParser parser) {
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw damaged(field, e);
    }
  }

  private static JsonToken next(String field, JsonParser parser) {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new BadInputException(field, "nothing", "give a whole JSON object");
      }
      return token;
    } catch (JacksonException e) {
      throw damaged(field, e);
    }
  }

  private static BadInputException damaged(String field, JacksonException e) {
    return new BadInputException(
        field, "damaged text", "give valid JSON (" + Mapper.fault(e) + ")");
  }

  private String place() {
    return field + "." + name;
  }

  @Override
  public void close() {
    json.close();
  }
}
