package dev.bureau.core.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** JSON objects drawn from a seed: few keys, so that patches meet what is there; all kinds. */
final class RandomJson {
  private static final List<String> TEXTS =
      List.of(
          "", "v", "two words", "\u0000\u0001\n\"\\/", "é\u2028", "\uD83D\uDE00", "x".repeat(50));

  private final SplittableRandom random;

  RandomJson(int seed) {
    this.random = new SplittableRandom(seed);
  }

  Map<String, Object> object() {
    return object(0);
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    int keys = random.nextInt(5) == 0 ? random.nextInt(60) : random.nextInt(6);
    for (int i = 0; i < keys; i++) {
      object.put(TEXTS.get(random.nextInt(3)) + random.nextInt(keys * 2), value(depth));
    }
    return object;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth < 3 ? 10 : 8)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt(-3, 3);
      case 3 -> random.nextLong();
      case 4 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(-40, 40));
      case 5 -> BigInteger.valueOf(random.nextLong()).pow(1 + random.nextInt(5));
      case 8 -> list(depth + 1);
      case 9 -> object(depth + 1);
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      list.add(value(depth));
    }
    return list;
  }
}
