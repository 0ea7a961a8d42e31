package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMergeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                      | {}                        | {}",
        "{\"a\":1}               | {}                        | {\"a\":1}",
        "{}                      | {\"a\":1}                 | {\"a\":1}",
        "{\"a\":1}               | {\"a\":2}                 | {\"a\":2}",
        "{\"a\":1,\"b\":2}       | {\"a\":null}              | {\"b\":2}",
        "{\"a\":1}               | {\"b\":null}              | {\"a\":1}",
        "{\"a\":{\"b\":1,\"c\":2}}|{\"a\":{\"b\":3}}         | {\"a\":{\"b\":3,\"c\":2}}",
        "{\"a\":{\"b\":1,\"c\":2}}|{\"a\":{\"b\":null}}      | {\"a\":{\"c\":2}}",
        "{\"a\":{\"b\":1}}       | {\"a\":{\"b\":null}}      | {\"a\":{}}",
        "{\"a\":{\"b\":{\"c\":1}}}|{\"a\":{\"b\":{\"d\":2}}} | {\"a\":{\"b\":{\"c\":1,\"d\":2}}}",
        "{\"a\":[1,2,3]}         | {\"a\":[4]}               | {\"a\":[4]}",
        "{\"a\":[1]}             | {\"a\":[]}                | {\"a\":[]}",
        "{\"a\":[{\"b\":1}]}     | {\"a\":[{\"c\":null}]}    | {\"a\":[{\"c\":null}]}",
        "{\"a\":1}               | {\"a\":{\"b\":1}}         | {\"a\":{\"b\":1}}",
        "{\"a\":1}               | {\"a\":{\"b\":null}}      | {\"a\":{}}",
        "{\"a\":{\"b\":1}}       | {\"a\":1}                 | {\"a\":1}",
        "{\"a\":{\"b\":1}}       | {\"a\":{}}                | {\"a\":{\"b\":1}}",
        "{\"a\":{\"b\":1}}       | {\"a\":[1]}               | {\"a\":[1]}",
        "{}                      | {\"a\":{\"b\":{\"c\":null,\"d\":1}}} | {\"a\":{\"b\":{\"d\":1}}}"
      })
  void mergesDeepWithArraysReplacedAndNullsRemoved(String base, String patch, String expected) {
    assertThat(Json.merge(read(base), read(patch))).isEqualTo(read(expected));
  }

  @Test
  void leavesTheBaseAsItWas() {
    Map<String, Object> base = read("{\"a\":{\"b\":1}}");

    Json.merge(base, read("{\"a\":{\"b\":2}}"));

    assertThat(base).isEqualTo(read("{\"a\":{\"b\":1}}"));
  }

  @Test
  void changesNothingWhenMergedAgain() {
    Map<String, Object> patch = read("{\"a\":{\"b\":null,\"c\":[1]},\"d\":null}");

    Map<String, Object> once = Json.merge(read("{\"a\":{\"b\":1},\"d\":2}"), patch);

    assertThat(Json.merge(once, patch)).isEqualTo(once);
  }

  private static Map<String, Object> read(String text) {
    return Json.read("metadata", text, JsonLimits.METADATA);
  }
}
