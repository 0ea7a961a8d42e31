package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.usage.Receipt;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/costs.md shows works. */
@Timeout(60)
class CostsGuideTest {
  private static final Instant AUTUMN = Instant.parse("2026-10-01T00:00:00Z");

  private final Bureau bureau =
      Bureau.open(
          Memory.store(),
          agents ->
              agents.bind(
                  "translator",
                  () ->
                      new Translator(
                          text ->
                              new Translator.Answer(
                                  "msg_1", "haiku", 1_000, 500, AUTUMN, "Guten Tag"))));
  private final Till till = new Till(bureau);
  private final SessionId session =
      bureau.sessions().create(SessionSpec.active("translator").agent("translator")).id();

  @AfterEach
  void close() {
    bureau.close();
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/costs.md"));
    String source = source("Translator") + source("Till");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(5)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  private static String source(String type) throws IOException {
    return Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/" + type + ".java"))
        .replaceAll("(?m)^ {2}", "");
  }

  @Test
  void billsWhatATranslatorUses() throws Exception {
    bureau.sessions().start(session);
    bureau
        .messages()
        .request(
            session,
            Letter.of(MessageType.COMMAND, Map.of("text", "hello")),
            Duration.ofSeconds(30));

    assertThat(till.cost(session)).isEqualByComparingTo("0.0035");
  }

  @Test
  void pricesOwnModelsByTheTimeOfTheCall() {
    Usage summer = parrot("a", AUTUMN.minus(Duration.ofDays(60)));
    till.take(session, List.of(summer, parrot("b", AUTUMN)));
    till.prices();

    assertThatIllegalStateException()
        .isThrownBy(() -> till.cost(session))
        .withMessageContaining("parrot");
    assertThat(till.settle()).isEqualTo(2);
    assertThat(till.cost(session)).isEqualByComparingTo("1.1");
    assertThat(till.take(session, List.of(summer)))
        .extracting(Receipt::outcome)
        .containsExactly(Receipt.Outcome.KNOWN);
  }

  private static Usage parrot(String key, Instant at) {
    return new Usage(new UsageKey(key), "parrot-1", Tokens.of(1_000_000, 0), at);
  }
}
