package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.JsonWalk.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SEC5: JSON that is looked at without being built. */
class JsonWalkTest {
  private static JsonWalk over(String text) {
    return JsonWalk.over(
        "line", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), JsonLimits.METADATA);
  }

  @Test
  void handsOverWhatIsAskedForAndPassesOverTheRest() {
    try (JsonWalk walk =
        over("{\"a\":{\"b\":[1,{\"c\":2}]},\"t\":\"ü\\n\",\"l\":[7,null,[8],\"x\"],\"n\":9}")) {
      List<Object> found = new ArrayList<>();
      while (walk.member()) {
        switch (walk.name()) {
          case "t" -> found.add(walk.text());
          case "l" -> {
            walk.enter();
            while (walk.element()) {
              found.add(walk.kind());
            }
          }
          case "n" -> found.add(walk.whole());
          default -> assertThat(walk.kind()).isEqualTo(Kind.OBJECT);
        }
      }
      walk.finish();

      assertThat(found).containsExactly("ü\n", Kind.NUMBER, Kind.NULL, Kind.ARRAY, Kind.TEXT, 9L);
    }
  }

  @Test
  void walksToTheEndFromAnywhere() {
    try (JsonWalk walk = over("{\"a\":[{\"b\":[1,{\"c\":2}]},3],\"d\":4} ")) {
      walk.member();
      walk.enter();
      walk.element();
      walk.enter();
      walk.member();

      walk.finish();
    }
    try (JsonWalk walk = over("{\"a\":1} 2")) {
      assertThatThrownBy(walk::finish).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void readsASliceOfAnArray() {
    byte[] text = "xx{\"a\":\"b\"}yy".getBytes(StandardCharsets.UTF_8);
    ByteBuffer slice = ByteBuffer.wrap(text, 2, text.length - 4).slice();
    try (JsonWalk walk = JsonWalk.over("line", slice, JsonLimits.METADATA)) {
      assertThat(walk.member()).isTrue();
      assertThat(walk.text()).isEqualTo("b");
      assertThat(walk.member()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "\"a\"",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":[}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":1}}",
        "{\"a\":1} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "\u0000{\"a\":1}",
        "{\u0000\"a\":1}",
        "\uFEFF\uFEFF{}"
      })
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(
            () -> {
              try (JsonWalk walk = over(text)) {
                while (walk.member()) {
                  walk.kind();
                }
                walk.finish();
              }
            })
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.field()).startsWith("line");
              assertThat(e.remedy()).isNotBlank();
            });
  }

  @Test
  void refusesARepeatedKeyAmongMany() {
    String many =
        IntStream.range(0, 500)
            .mapToObj(i -> "\"k" + i + "\":0")
            .collect(Collectors.joining(",", "{", ""));

    assertThat(members(many + "}")).isEqualTo(500);
    for (int i : new int[] {0, 23, 24, 25, 499}) {
      assertThatThrownBy(() -> members(many + ",\"k" + i + "\":1}"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("k" + i);
    }
  }

  @Test
  void takesTheSameKeyInDifferentObjects() {
    try (JsonWalk walk = over("{\"o\":{\"a\":1},\"p\":{\"a\":2,\"o\":3},\"a\":4}")) {
      int found = 0;
      while (walk.member()) {
        if (walk.kind() == Kind.OBJECT) {
          walk.enter();
          while (walk.member()) {
            found++;
          }
        }
      }
      assertThat(found).isEqualTo(3);
    }
  }

  private static int members(String text) {
    try (JsonWalk walk = over(text)) {
      int members = 0;
      while (walk.member()) {
        members++;
      }
      return members;
    }
  }

  @Test
  void keepsToItsLimits() {
    assertThatThrownBy(() -> over("{\"a\":\"" + "x".repeat(65_536) + "\"}"))
        .hasMessageContaining("65536 bytes");
    assertThat(members("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}")).isEqualTo(1);
    assertThatThrownBy(() -> members("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"))
        .isInstanceOf(BadInputException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0", "1e3", "1e999999999", "true", "\"1\"", "[1]", "9223372036854775808"})
  void refusesWhatIsNoWholeNumber(String value) {
    try (JsonWalk walk = over("{\"a\":" + value + "}")) {
      walk.member();

      assertThatThrownBy(walk::whole)
          .isInstanceOfSatisfying(
              BadInputException.class, e -> assertThat(e.field()).isEqualTo("line.a"));
    }
  }

  @Test
  void refusesWhatIsNoText() {
    try (JsonWalk walk = over("{\"a\":1,\"b\":null}")) {
      walk.member();
      assertThatThrownBy(walk::text).isInstanceOf(BadInputException.class);
      assertThatIllegalStateException().isThrownBy(walk::enter);
      walk.member();
      assertThat(walk.text()).isNull();
      assertThat(walk.whole()).isZero();
    }
  }
}
