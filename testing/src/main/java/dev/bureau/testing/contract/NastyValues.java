package dev.bureau.testing.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Small pools of what stores get wrong, so that filters often hit. */
final class NastyValues {
  static final List<String> NAMES =
      List.of(
          "a",
          "A",
          "aa",
          "b",
          "ä",
          "Ä",
          "a%",
          "a_",
          "a\\b",
          "[a]",
          "*",
          "?",
          "a b",
          "'",
          "it''s",
          "\"",
          "true",
          "5",
          "5.0",
          "null",
          "-1",
          "\uFFFD",
          "\uD83D\uDE00",
          "a\uD83D\uDE00b",
          "\u212A",
          "\uE000");

  static final List<BigDecimal> NUMBERS =
      List.of(
          new BigDecimal("0"),
          new BigDecimal("-1"),
          new BigDecimal("5"),
          new BigDecimal("5.0"),
          new BigDecimal("5.00"),
          new BigDecimal("10"),
          new BigDecimal("0.1"),
          new BigDecimal("0.001"),
          new BigDecimal("-2.5"),
          new BigDecimal("123456789012.345"),
          new BigDecimal("0.000000000000001"),
          new BigDecimal("9007199254740992"),
          new BigDecimal("9007199254740993"),
          new BigDecimal("9007199254740992.0"),
          new BigDecimal("1152921504606846976.5"),
          new BigDecimal("1152921504606846977"),
          new BigDecimal(Long.MAX_VALUE),
          new BigDecimal(Long.MIN_VALUE),
          new BigDecimal(BigInteger.TWO.pow(63)),
          new BigDecimal("1E+20"),
          new BigDecimal("-1E+20"),
          new BigDecimal("1E+300"));

  /** Keys of the metadata; the last two cannot be asked for. */
  static final List<String> KEYS =
      List.of("n", "v", "a b", "a.b", "$", "$.n", "it's", "[0]", "*", "ä", "\"", "\\");

  private static final List<Object> OTHERS =
      List.of(
          true,
          false,
          "",
          List.of(),
          Map.of(),
          Arrays.asList(1, null, "a\"b/ä"),
          List.of(new BigDecimal("5.0"), List.of("\uD83D\uDE00")),
          Map.of("k", Map.of("n", "\\")),
          " a",
          "a\n",
          "a\u0001\u007F\u2028",
          "a\u0000b");

  private NastyValues() {}

  /** A scalar, an array, an object, or JSON null. */
  static @Nullable Object value(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1, 2, 3 -> one(NUMBERS, random);
      case 4 -> one(OTHERS, random);
      default -> one(NAMES, random);
    };
  }

  /** A number with a fraction, of up to nineteen digits: more than floating point tells apart. */
  static BigDecimal decimal(RandomGenerator random) {
    return BigDecimal.valueOf(random.nextLong(), random.nextInt(1, 25));
  }

  static <T> T one(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Some of them, in any order. */
  static <T> List<T> some(List<T> choices, int most, RandomGenerator random) {
    List<T> left = new ArrayList<>(choices);
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0 && !left.isEmpty(); i--) {
      some.add(left.remove(random.nextInt(left.size())));
    }
    return some;
  }
}
