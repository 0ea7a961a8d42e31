package dev.bureau.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bureau.cli.Fuzzed;
import dev.bureau.core.json.Json;
import dev.bureau.core.message.Letter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * Letters as standard input and the options have them: any bytes for content, any text for tags.
 */
class LetterFuzzedTest extends Fuzzed {
  private final InputStream standardInput = System.in;

  @AfterEach
  void giveItBack() {
    System.setIn(standardInput);
  }

  @FuzzTest(maxExecutions = ENOUGH, maxDuration = "1h")
  void areTakenAsTheyWereWritten(FuzzedDataProvider data) {
    boolean content = data.consumeBoolean();
    if (content) {
      System.setIn(new ByteArrayInputStream(data.consumeRemainingAsBytes()));
      read(() -> Content.read("content", "-")).ifPresent(LetterFuzzedTest::checkContent);
    } else {
      String tag = data.consumeRemainingAsString();
      Letter letter = Letter.of("test", Map.of());
      read(() -> Tags.on(letter, List.of(tag))).ifPresent(each -> checkTag(each, tag));
    }
  }

  private static void checkContent(Map<String, Object> content) {
    assertThat(Content.read("content", Json.write(content))).isEqualTo(content);
  }

  private static void checkTag(Letter letter, String tag) {
    letter.tags().forEach((name, value) -> assertThat(name + "=" + value).isEqualTo(tag));
  }
}
