package dev.bureau.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.Map;

/** SEC5: JSON that people and programs give. */
class JsonFuzzedTest extends Fuzzed {
  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void isReadBackAsItIsWritten(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();

    read(() -> Json.read("metadata", text, JsonLimits.METADATA)).ifPresent(JsonFuzzedTest::check);
  }

  private static void check(Map<String, Object> object) {
    assertThat(Json.object("metadata", object)).isSameAs(object);
    assertThat(Json.read("metadata", Json.write(object), JsonLimits.EVENT)).isEqualTo(object);
    assertThat(Json.read("metadata", Json.canonical(object), JsonLimits.EVENT)).isEqualTo(object);
    assertThat(Json.merge(object, Json.EMPTY)).isSameAs(object);
    assertThat(Json.changes(object, Json.EMPTY)).isFalse();
  }
}
