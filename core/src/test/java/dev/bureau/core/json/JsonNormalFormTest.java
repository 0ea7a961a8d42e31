package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        .withMessageContaining("give each key once");
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

  @Test
  void refusesToNestDeeperThanItCanRead() {
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> nested(65));
  }

  @Test
  void refusesToNestDeeperThanItCanReadStepByStep() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () -> {
              Map<String, Object> value = of(1);
              for (int i = 0; i < 70; i++) {
                value = of(value);
              }
            });
  }

  @Test
  void readsWhatIsNestedAsDeepAsAllowed() {
    Map<String, Object> deep = nested(64);

    assertThat(Json.read("metadata", Json.write(deep), JsonLimits.BLOB)).isEqualTo(deep);
  }

  private static Map<String, Object> nested(int depth) {
    Object value = 1;
    for (int i = 1; i < depth; i++) {
      value = List.of(value);
    }
    return of(value);
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
