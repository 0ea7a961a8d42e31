package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/budgets.md shows works (E1, X5). */
@Timeout(60)
class BudgetsGuideTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private final AtomicInteger calls = new AtomicInteger();
  private final Bureau bureau =
      Bureau.open(
          Memory.store(), agents -> agents.bind("essayist", () -> new Essayist(this::write)));
  private final Treasurer treasurer = new Treasurer(bureau);
  private final SessionId director =
      bureau.sessions().create(SessionSpec.director("director")).id();

  @AfterEach
  void close() {
    bureau.close();
  }

  private Essayist.Answer write(String name, String subject) {
    int call = calls.incrementAndGet();
    return new Essayist.Answer("msg_" + call, Tokens.of(1_000, 4_000), subject + " is good.");
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/budgets.md"));
    String source = source("Essayist") + source("Treasurer");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(6)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  private static String source(String type) throws IOException {
    return Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/" + type + ".java"))
        .replaceAll("(?m)^ {2}", "");
  }

  /** Opus costs 0.315 a call, so 15 of them are made; then haiku at 0.021 until nothing is left. */
  @Test
  void writesWithTheCheapestModelInTheEnd() throws Exception {
    treasurer.limit(director);
    SessionId writer =
        bureau
            .sessions()
            .create(SessionSpec.active("writer").agent("essayist").supervisor(director))
            .id();
    bureau.sessions().start(writer);

    for (int i = 0; i < 15; i++) {
      assertThat(model(writer)).isEqualTo("opus");
    }
    assertThat(model(writer)).isEqualTo("haiku");
    assertThat(treasurer.left(writer)).isEqualByComparingTo("0.254");
  }

  private Object model(SessionId writer) throws Exception {
    Letter letter = Letter.of(MessageType.COMMAND, Map.of("subject", "tea"));
    return bureau.messages().request(writer, letter, Duration.ofSeconds(30)).content().get("model");
  }

  @Test
  void givesADollarMoreToWhoeverAsks() {
    treasurer.limit(director);
    SessionId intern = treasurer.intern(director).id();
    treasurer.call(intern, "first", () -> usage("first", 199_000));

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> treasurer.call(intern, "more", () -> usage("more", 500)))
        .withMessageContaining("answer");
    treasurer.grant(intern);
    treasurer.call(intern, "more", () -> usage("more", 500));

    assertThat(treasurer.left(intern)).isEqualByComparingTo("0.9985");
    assertThat(treasurer.left(director)).isEqualByComparingTo("3.803");
  }

  private static Usage usage(String key, long output) {
    return new Usage(new UsageKey(key), "haiku", Tokens.of(2_000, output), AT);
  }
}
