package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a frozen value says of its size beside what its JSON has. */
class JsonSizeTest {
  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isNeverBelowTheBytesThatAreWritten(int seed) {
    FrozenObject object = Frozen.object("metadata", new RandomJson(seed).object());

    int written = Json.write(object).getBytes(StandardCharsets.UTF_8).length;

    assertThat(object.bytes()).isGreaterThanOrEqualTo(written);
  }

  static Stream<Object> values() {
    return Stream.of(
        "",
        "\u0000\u0001",
        "\uD83D\uDE00",
        true,
        false,
        Long.MIN_VALUE,
        new BigInteger("-9223372036854775809"),
        BigInteger.TEN.pow(999).negate(),
        new BigDecimal("-0.01"),
        new BigDecimal("-1E-40"),
        new BigDecimal("-123456789.5"),
        List.of(),
        List.of(true, false),
        List.of("", ""),
        Map.of(),
        Map.of("", Long.MIN_VALUE));
  }

  @ParameterizedTest
  @MethodSource("values")
  void isNeverBelowTheBytesOfOneValue(Object value) {
    Object frozen = Frozen.object("metadata", Map.of("v", value)).get("v");

    int written = Json.write(frozen).getBytes(StandardCharsets.UTF_8).length;

    assertThat(JsonSize.bytes(frozen)).isGreaterThanOrEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isThatOfTheSameObjectMadeAfreshAfterAMerge(int seed) {
    RandomJson random = new RandomJson(seed);
    FrozenObject merged =
        Frozen.object("metadata", random.object())
            .merged(Frozen.object("metadata", random.object()));

    FrozenObject afresh = Frozen.object("metadata", new LinkedHashMap<>(merged));

    assertThat(List.of(merged.bytes(), merged.keys(), (long) merged.depth()))
        .isEqualTo(List.of(afresh.bytes(), afresh.keys(), (long) afresh.depth()));
  }

  @Test
  void countsKeysAndDepthOfAllThatLiesWithin() {
    FrozenObject object =
        Frozen.object("metadata", Map.of("a", List.of(Map.of("b", 1), Map.of("c", List.of()))));

    assertThat(object.keys()).isEqualTo(3);
    assertThat(object.depth()).isEqualTo(4);
  }

  @Test
  void refusesAPatchThatBringsAnObjectBeyondTheLimit() {
    JsonLimits limits = new JsonLimits(20, 3, 4);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () -> limits.checkMerge("metadata", Map.of("a", "x".repeat(9)), Map.of("b", "xx")))
        .withMessageContaining("bytes");
  }

  @Test
  void takesAPatchThatMakesRoomForItself() {
    JsonLimits limits = new JsonLimits(20, 3, 4);

    assertThatCode(
            () ->
                limits.checkMerge(
                    "metadata", Map.of("a", "x".repeat(12)), Map.of("a", "y".repeat(12))))
        .doesNotThrowAnyException();
  }

  @Test
  void takesAPatchThatFillsEachLimit() {
    JsonLimits limits = new JsonLimits(19, 2, 3);

    assertThatCode(() -> limits.checkMerge("metadata", Map.of("a", 1), Map.of("b", Map.of("c", 1))))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAPatchOfOneKeyTooMany() {
    JsonLimits limits = new JsonLimits(1_000, 3, 2);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> limits.checkMerge("metadata", Map.of("a", 1, "b", 1), Map.of("c", 1)))
        .withMessageContaining("3 keys");
  }
}
