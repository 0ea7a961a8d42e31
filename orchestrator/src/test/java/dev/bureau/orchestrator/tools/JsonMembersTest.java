package dev.bureau.orchestrator.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E4: what is not ours in a configuration stays byte for byte. */
class JsonMembersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'{\"k\":[\"a\"]}' | '{\"k\":7}'",
        "'{ \"a\" : 1.10 , \"k\" : {\"x\":[1,{}]} , \"b\" : 1E+2 }'"
            + " | '{ \"a\" : 1.10 , \"k\" : 7 , \"b\" : 1E+2 }'",
        "'{\"\\u006b\":0,\"z\":\"}\"}' | '{\"\\u006b\":7,\"z\":\"}\"}'",
        "'{\"a\":\"\\\"k\\\":1\",\"k\":null}' | '{\"a\":\"\\\"k\\\":1\",\"k\":7}'",
        "'{\"a\":{\"k\":1}}' | '{\"a\":{\"k\":1},\"k\":7}'",
        "'{\"a\":1} ' | '{\"a\":1,\"k\":7} '"
      })
  void changesOneMemberAlone(String before, String after) {
    assertThat(JsonMembers.with(before, "k", "7")).isEqualTo(after);
  }

  @Test
  void writesAMemberAsTheOthersAreWritten() {
    assertThat(JsonMembers.with("{\n    \"a\": 1\n}\n", "k", "[]"))
        .isEqualTo("{\n    \"a\": 1,\n    \"k\": []\n}\n");
    assertThat(JsonMembers.with("{}\n", "k", "[]")).isEqualTo("{\n  \"k\": []\n}\n");
    assertThat(JsonMembers.with(" { } ", "k", "[]")).isEqualTo(" {\n  \"k\": []\n} ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "\n{\n}\n",
        "{\"k\":true,\"k2\":false}",
        "{\"a\":[{\"k\":\"[\"},\"\\\\\",\"\\\"\"],\"b\":-0.5e-7}",
        "{\"\":\"\",\"ü\":\"\uD83D\uDE00\",\"k\":{\"deep\":[[[[]]]]}}"
      })
  void saysTheSameOfAllOtherMembers(String text) {
    Map<String, Object> expected = new LinkedHashMap<>(read(text));
    expected.put("k", Json.read("v", "{\"v\":[\"x\"]}", JsonLimits.RECORD).get("v"));

    assertThat(read(JsonMembers.with(text, "k", "[\"x\"]"))).isEqualTo(expected);
  }

  private static Map<String, Object> read(String text) {
    return Json.read("text", text, JsonLimits.RECORD);
  }
}
