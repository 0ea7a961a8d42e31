package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {
  private static final JsonLimits SMALL = new JsonLimits(20, 3, 4);

  private static void assertRefused(String text, JsonLimits limits) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Json.read("metadata", text, limits))
        .satisfies(refused -> assertThat(refused.field()).startsWith("metadata"));
  }

  @Test
  void takesTextOfExactlyTheLargestSize() {
    assertThatCode(() -> Json.read("metadata", "{\"a\":\"" + "x".repeat(12) + "\"}", SMALL))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTextOfOneByteMore() {
    assertRefused("{\"a\":\"" + "x".repeat(13) + "\"}", SMALL);
  }

  @Test
  void countsBytesAndNotCharacters() {
    assertRefused("{\"a\":\"" + "é".repeat(7) + "\"}", SMALL);
  }

  @Test
  void checksTheSizeBeforeItParses() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Json.read("metadata", "this is no JSON at all", SMALL))
        .withMessageContaining("22 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9990999999", "-1e-9990999999", "1e2147483648", "0e2147483648"})
  void refusesANumberWhoseExponentIsBeyondAllMeasure(String number) {
    assertRefused("{\"a\":" + number + "}", JsonLimits.METADATA);
  }

  @Test
  void refusesADeeperValue() {
    assertRefused("{\"a\":[[[1]]]}", SMALL);
  }

  @Test
  void takesAValueOfExactlyTheDepth() {
    assertThatCode(() -> Json.read("metadata", "{\"a\":[[1]]}", SMALL)).doesNotThrowAnyException();
  }

  @Test
  void takesExactlyAsManyKeysAsAllowed() {
    assertThatCode(
            () ->
                Json.read(
                    "metadata", "{\"a\":1,\"b\":{\"c\":1,\"d\":1}}", new JsonLimits(1000, 3, 4)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesMoreKeysThanAllowed() {
    assertRefused("{\"a\":1,\"b\":{\"c\":1,\"d\":1,\"e\":1}}", new JsonLimits(1000, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1_000, 100_000})
  void refusesNestingThatNoReaderCouldFollow(int depth) {
    String text = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

    assertRefused(text, JsonLimits.BLOB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"text\"",
        "[]",
        "{",
        "{}}",
        "{} {}",
        "{} x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":0x10}",
        "{\"a\":1e999999999}",
        "{\"a\":1e-999999999}",
        "{\"a\":1e1001}",
        "{\"a\":tru}",
        "{\"a\":\"tab\there\"}",
        "{\"a\":1} // comment",
        "{\"@class\":}"
      })
  void refusesWhatIsNoObjectOrNoJson(String text) {
    assertRefused(text, JsonLimits.METADATA);
  }

  @Test
  void refusesANumberOfMoreThanAThousandDigits() {
    assertRefused("{\"a\":" + "9".repeat(1_001) + "}", JsonLimits.METADATA);
    assertRefused("{\"a\":0." + "9".repeat(1_001) + "}", JsonLimits.METADATA);
  }

  @Test
  void takesTypeNamesOfClassesAsPlainText() {
    Map<String, Object> read =
        Json.read("metadata", "{\"@class\":\"java.lang.Runtime\"}", JsonLimits.METADATA);

    assertThat(read).isEqualTo(Map.of("@class", "java.lang.Runtime"));
  }

  @Test
  void checksAValueThatAProgramBuiltBySizeDepthAndKeys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      keys.put("k" + i, 1);
    }

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> new JsonLimits(1000, 3, 4).check("metadata", keys));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SMALL.check("metadata", Map.of("a", List.of(List.of(List.of())))));
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SMALL.check("metadata", Map.of("a", "x".repeat(13))));
  }

  @Test
  void writesAValueOfExactlyTheLargestSize() {
    assertThat(SMALL.write("metadata", Map.of("a", "x".repeat(12))))
        .isEqualTo("{\"a\":\"" + "x".repeat(12) + "\"}");
  }

  @Test
  void refusesToWriteOneByteMore() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> SMALL.write("metadata", Map.of("a", "x".repeat(13))))
        .withMessageContaining("21 bytes");
  }
}
