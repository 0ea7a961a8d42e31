package dev.bureau.core.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where a value should: it is read, or refused with the one typed error (P10). */
class DamagedEventTest {
  private static final List<Object> WRONG =
      List.of(
          "",
          "no such name",
          " ",
          "../..",
          "\n",
          0,
          -1,
          Long.MAX_VALUE,
          1.5,
          true,
          List.of(),
          List.of(1, "x"),
          Map.of(),
          Map.of("value", 1));

  static Stream<Event<?>> samples() {
    return SampleEvents.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsOrRefusesEachDamagedBody(Event<?> event) {
    String name = CoreEvents.CATALOGUE.nameOf(event);
    Map<String, Object> body =
        Json.read("event", CoreEvents.CATALOGUE.encode(event), JsonLimits.EVENT);

    for (Map<String, Object> damaged : damaged(body)) {
      assertThatCode(() -> decode(name, Json.write(damaged)))
          .as("%s %s", name, damaged)
          .doesNotThrowAnyException();
    }
  }

  /** Found by EventFuzzedTest: it was an IllegalStateException about an upgrade. */
  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesAVersionThatNobodyWrites(int version) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> CoreEvents.CATALOGUE.decode("session.ended", version, "{}"))
        .withMessageContaining("session.ended")
        .withMessageContaining("version " + version);
  }

  private static void decode(String name, String body) {
    try {
      CoreEvents.CATALOGUE.decode(name, 1, body);
    } catch (BadInputException refused) {
      // That is the one error a reader has to expect.
    }
  }

  /** Copies of an object with one value, at any depth, replaced by each wrong one, or removed. */
  private static List<Map<String, Object>> damaged(Map<String, Object> body) {
    List<Map<String, Object>> all = new ArrayList<>();
    body.forEach(
        (key, value) -> {
          WRONG.forEach(wrong -> all.add(with(body, key, wrong)));
          all.add(with(body, key, null));
          if (value instanceof Map<?, ?> below) {
            damaged(Json.object(key, texts(below))).forEach(each -> all.add(with(body, key, each)));
          }
        });
    return all;
  }

  private static Map<String, Object> texts(Map<?, ?> object) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  private static Map<String, Object> with(Map<String, Object> body, String key, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(body);
    copy.put(key, value);
    return copy;
  }
}
