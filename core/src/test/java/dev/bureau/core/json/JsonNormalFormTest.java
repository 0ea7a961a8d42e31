package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNormalFormTest {
  private static Map<String, Object> of(Object value) {
    Map<String, Object> holder = new HashMap<>();
    holder.put("v", value);
    return Json.object("metadata", holder);
  }

  static Stream<Object> values() {
    return Stream.of(
        1,
        (short) 2,
        (byte) 3,
        4L,
        Long.MIN_VALUE,
        new BigInteger("5"),
        new BigInteger("9".repeat(30)),
        BigInteger.TWO.pow(63),
        BigInteger.TWO.pow(63).negate(),
        1.0,
        0.1,
        -0.0,
        1e300,
        1e-300,
        Double.MIN_VALUE,
        0.1f,
        new BigDecimal("0.10"),
        new BigDecimal("5"),
        new BigDecimal("1E+2"),
        new BigDecimal("1E-30"),
        new BigDecimal("-7.000"),
        new BigDecimal("9".repeat(40)),
        "text",
        "",
        "\u0000\u001f \" \\ \uD83D\uDE00 \u2028",
        true,
        List.of(),
        Map.of(),
        Arrays.asList(null, 1, null),
        new SessionId("a"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void equalsItselfReadBackFromText(Object value) {
    Map<String, Object> kept = of(value);

    assertThat(Json.read("metadata", Json.write(kept), JsonLimits.METADATA)).isEqualTo(kept);
  }

  @ParameterizedTest
  @MethodSource("values")
  void hashesLikeItselfReadBackFromText(Object value) {
    Map<String, Object> kept = of(value);

    assertThat(Json.read("metadata", Json.write(kept), JsonLimits.METADATA))
        .hasSameHashCodeAs(kept);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void standsInTextAsItWasGiven(Object value, String text) {
    assertThat(Json.write(of(value))).isEqualTo("{\"v\":" + text + "}");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(Long.MIN_VALUE, "-9223372036854775808"),
        arguments(BigInteger.TWO.pow(63), "9223372036854775808"),
        arguments(new BigInteger("9".repeat(30)), "9".repeat(30)),
        arguments(new BigDecimal("1E+2"), "100"),
        arguments(new BigDecimal("-7.000"), "-7.000"),
        arguments(new SessionId("a"), "\"a\""),
        arguments(List.of(true, "x"), "[true,\"x\"]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999", "1e-1000"})
  void takesANumberOfAThousandDigits(String number) {
    BigDecimal exact = new BigDecimal(number);

    assertThat(new BigDecimal(of(exact).get("v").toString())).isEqualByComparingTo(exact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000", "-1e1000", "1e-1001"})
  void refusesANumberOfOneDigitMore(String number) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> of(new BigDecimal(number)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("metadata.v"));
  }

  @Test
  void keepsNull() {
    assertThat(of(null)).containsEntry("v", null);
    assertThat(Json.read("metadata", "{\"v\":null}", JsonLimits.METADATA)).isEqualTo(of(null));
  }

  @Test
  void keepsTheScaleOfMoney() {
    assertThat(of(new BigDecimal("0.10")).get("v")).isEqualTo(new BigDecimal("0.10"));
  }

  static Stream<Object> foreign() {
    return Stream.of(
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        new Object(),
        'c',
        Instant.EPOCH,
        Optional.of(1),
        new int[] {1},
        new byte[] {1},
        Thread.State.NEW,
        new BigDecimal("1e2000"),
        new BigDecimal("1e-2000"),
        BigInteger.TEN.pow(1_001),
        Map.of(1, "numbers are no keys"),
        List.of(List.of(new Object())));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void refusesWhatIsNoJson(Object value) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(value));
  }

  @Test
  void refusesAMapInWhichAKeyStandsTwice() {
    IdentityHashMap<String, Object> byIdentity = new IdentityHashMap<>();
    byIdentity.put(new String("a"), 1);
    byIdentity.put(new String("a"), 2);

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Json.object("metadata", byIdentity))
        .withMessageContaining("give each key once")
        .satisfies(refused -> assertThat(refused.value()).isEqualTo("a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 17, 100})
  void refusesALargeMapWhoseFirstKeyStandsTwice(int size) {
    Set<Map.Entry<String, Object>> entries = new LinkedHashSet<>();
    for (int i = 1; i < size; i++) {
      entries.add(Map.entry("k" + i, i));
    }
    entries.add(Map.entry("k1", "again"));
    Map<String, Object> repeating =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, Object>> entrySet() {
            return entries;
          }
        };

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Json.object("metadata", repeating))
        .satisfies(refused -> assertThat(refused.value()).isEqualTo("k1"));
  }

  static Stream<Map<String, Object>> extremes() {
    return Stream.of(
        Map.of("v", new BigDecimal("1E-1000")),
        Map.of("v", new BigDecimal("-0." + "9".repeat(1_000))),
        Map.of("v", new BigDecimal("-" + "9".repeat(999) + ".9")),
        Map.of("v", BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE).negate()),
        Map.of("k".repeat(50_001), 1));
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void readsTheLongestThatItTakes(Map<String, Object> extreme) {
    Map<String, Object> taken = Json.object("metadata", extreme);

    assertThat(Json.read("metadata", Json.write(taken), JsonLimits.METADATA)).isEqualTo(taken);
  }

  @Test
  void namesThePlaceOfWhatItRefuses() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Json.object("metadata", Map.of("a", Map.of("b", Double.NaN))))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("metadata.a.b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "a\uDC00b", "\uDC00\uD800"})
  void refusesHalfACharacter(String text) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(text));
  }

  /** What nests values: it is counted as it is given, and by its size if it was taken before. */
  private enum Nesting {
    MAPS,
    LISTS,
    TAKEN_MAPS,
    TAKEN_LISTS;

    private Object around(Object value) {
      return switch (this) {
        case MAPS -> Map.of("v", value);
        case LISTS -> List.of(value);
        case TAKEN_MAPS -> of(value);
        case TAKEN_LISTS -> of(List.of(value)).get("v");
      };
    }

    private Map<String, Object> nested(int depth) {
      Object value = 1;
      for (int i = 1; i < depth; i++) {
        value = around(value);
      }
      return of(value);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesToNestDeeperThanItCanRead(Nesting nesting) {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> nesting.nested(65));
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatIsNestedAsDeepAsAllowed(Nesting nesting) {
    Map<String, Object> deep = nesting.nested(64);

    assertThat(Json.read("metadata", Json.write(deep), JsonLimits.BLOB)).isEqualTo(deep);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 6})
  void copiesWhatStandsInAMapThatIsChangedMeanwhile(int sizeBefore) {
    Map<String, Object> changing =
        new LinkedHashMap<>(Map.of("a", 1, "b", 2, "c", 3, "d", 4)) {
          @Override
          public int size() {
            return sizeBefore;
          }

          @Override
          public boolean isEmpty() {
            return false;
          }
        };

    assertThat(Json.object("metadata", changing))
        .isEqualTo(Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L));
  }

  @Test
  void isReturnedAsItIsWhenGivenAgain() {
    Map<String, Object> kept = of(1);

    assertThat(Json.object("metadata", kept)).isSameAs(kept);
  }

  @Test
  void countsItsEntries() {
    assertThat(Json.object("metadata", Map.of("a", 1, "b", 2)).entrySet()).hasSize(2);
  }

  @Test
  void isToldFromWhatNobodyHasChecked() {
    assertThat(Json.isNormal(of(1))).isTrue();
    assertThat(Json.isNormal(Map.of("v", 1L))).isFalse();
  }

  @Test
  void isReadBackFromTheLinesThatPeopleSee() {
    Map<String, Object> kept = of(List.of(1, Map.of("w", true)));

    String lines = Json.pretty(kept);

    assertThat(lines).contains("\n");
    assertThat(Json.read("metadata", lines, JsonLimits.METADATA)).isEqualTo(kept);
  }

  @Test
  void copiesWhatItIsGiven() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> kept = of(list);

    list.add(2);

    assertThat(kept).isEqualTo(of(List.of(1)));
  }

  @Test
  void cannotBeChanged() {
    Map<String, Object> kept = of(new ArrayList<>(List.of(1)));

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> kept.put("w", 1));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(kept::clear);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ((List<?>) kept.get("v")).clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> kept.entrySet().iterator().next().setValue(2));
  }

  @Test
  void refusesNumbersItCannotKnow() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> of(new OddNumber()));
  }

  @Test
  void takesCountersByTheirValue() {
    assertThat(of(new AtomicLong(7)).get("v").toString()).isEqualTo("7");
  }

  private static final class OddNumber extends Number {
    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      return 1;
    }

    @Override
    public long longValue() {
      return 1;
    }

    @Override
    public float floatValue() {
      return 1;
    }

    @Override
    public double doubleValue() {
      return 1;
    }
  }
}
