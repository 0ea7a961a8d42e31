package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a query ended. Opaque text for users; holds the sort keys of the last session, so
 * a session whose keys do not change is seen exactly once while others write (S5).
 */
public record Cursor(String value) implements Text {
  private static final String ORDER = "order";
  private static final String KEYS = "keys";

  /** JSON has no infinity; this is one again when it is read as floating point. */
  private static final BigDecimal BEYOND = new BigDecimal("1E+400");

  /**
   * @throws BadInputException if the text is none that a page gave
   */
  public Cursor {
    parse(value);
  }

  /**
   * The cursor behind a session.
   *
   * @param query whose order it is
   * @param keys the session's keys in that order, as {@link Query#keysOf} gives them
   */
  public static Cursor behind(Query query, List<@Nullable Object> keys) {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object each : keys) {
      plain.add(plain(each));
    }
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put(ORDER, query.sorting().toString());
    content.put(KEYS, plain);
    byte[] bytes = Json.write(content).getBytes(StandardCharsets.UTF_8);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The keys to go on behind.
   *
   * @throws BadInputException if the cursor is of another order
   */
  public List<@Nullable Object> keys(Query query) {
    Map<String, Object> content = parse(value);
    List<Order> sorting = query.sorting();
    if (!sorting.toString().equals(content.get(ORDER))) {
      throw new BadInputException(
          "cursor", "one of a list by " + content.get(ORDER), "use it with the order it came from");
    }
    List<?> plain = (List<?>) content.getOrDefault(KEYS, List.of());
    if (plain.size() != sorting.size()) {
      throw refused(value);
    }
    List<@Nullable Object> keys = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      keys.add(key(sorting.get(i).field(), plain.get(i)));
    }
    return keys;
  }

  private static @Nullable Object plain(@Nullable Object key) {
    if (key instanceof Double number) {
      return exact(number);
    }
    return key instanceof Instant instant ? instant.toString() : key;
  }

  /** In a form that is the same number again: the short form of a large one is another. */
  private static Number exact(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? BEYOND : BEYOND.negate();
    }
    return number == Math.rint(number) ? new BigDecimal(number) : (Number) number;
  }

  private @Nullable Object key(Field field, @Nullable Object plain) {
    if (plain == null) {
      if (!field.head().isNullable()) {
        throw refused(value);
      }
      return null;
    }
    boolean fits =
        switch (field.kind()) {
          case TEXT, TIME -> plain instanceof String;
          case NUMBER -> plain instanceof Number;
          case JSON -> plain instanceof String || plain instanceof Number;
        };
    if (!fits) {
      throw refused(value);
    }
    if (field.kind() == HeadField.Kind.TIME) {
      return instant(plain.toString());
    }
    return plain instanceof Number number ? Ranking.number(number) : plain;
  }

  private Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused(value);
    }
  }

  private static Map<String, Object> parse(String value) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(value);
      Map<String, Object> content =
          Json.read("cursor", new String(bytes, StandardCharsets.UTF_8), JsonLimits.SESSION);
      if (content.get(ORDER) instanceof String && content.get(KEYS) instanceof List<?>) {
        return content;
      }
    } catch (IllegalArgumentException | BadInputException e) {
      throw refused(value);
    }
    throw refused(value);
  }

  private static BadInputException refused(String value) {
    return new BadInputException("cursor", value, "give the cursor that a page ended with");
  }
}
