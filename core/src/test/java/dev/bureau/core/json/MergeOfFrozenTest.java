package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Merging compact objects, small and indexed ones, beside merging plain maps. */
class MergeOfFrozenTest {
  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalsTheMergeOfPlainMaps(int seed) {
    Drawn drawn = new Drawn(seed);

    assertThat(drawn.merged()).isEqualTo(plain(drawn.base, drawn.patch));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheOrderOfPlainMaps(int seed) {
    Drawn drawn = new Drawn(seed);

    assertThat(new ArrayList<>(drawn.merged().keySet()))
        .isEqualTo(new ArrayList<>(plain(drawn.base, drawn.patch).keySet()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isForetoldByWhetherThePatchChangesAnything(int seed) {
    Drawn drawn = new Drawn(seed);

    assertThat(Json.changes(drawn.base, drawn.patch)).isEqualTo(!drawn.merged().equals(drawn.base));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameObjectWhenNothingChanges(int seed) {
    Drawn drawn = new Drawn(seed);
    Map<String, Object> merged = drawn.merged();

    assertThat(Json.merge(merged, drawn.patch)).isSameAs(merged);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsEveryKeyOfWhatItMade(int seed) {
    Map<String, Object> merged = new Drawn(seed).merged();

    assertThat(merged.entrySet())
        .allSatisfy(each -> assertThat(merged.get(each.getKey())).isEqualTo(each.getValue()));
    assertThat(merged.containsKey("never drawn")).isFalse();
  }

  private static final class Drawn {
    private final Map<String, Object> base;
    private final Map<String, Object> patch;

    Drawn(int seed) {
      RandomJson random = new RandomJson(seed);
      this.base = Json.object("metadata", random.object());
      this.patch = Json.object("metadata", random.object());
    }

    Map<String, Object> merged() {
      return Json.merge(base, patch);
    }
  }

  /** The rule of S3, as plainly as it can be said. */
  private static Map<String, Object> plain(Map<?, ?> base, Map<?, ?> patch) {
    Map<String, Object> merged = new LinkedHashMap<>();
    base.forEach((key, value) -> merged.put((String) key, value));
    patch.forEach(
        (key, change) -> {
          if (change == null) {
            merged.remove((String) key);
          } else if (change instanceof Map<?, ?> nested) {
            Map<?, ?> below = merged.get(key) instanceof Map<?, ?> present ? present : Map.of();
            merged.put((String) key, plain(below, nested));
          } else {
            merged.put((String) key, change);
          }
        });
    return merged;
  }
}
