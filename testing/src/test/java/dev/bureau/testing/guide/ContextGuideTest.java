package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.context.CompressionLevel;
import dev.bureau.core.context.ContextReported;
import dev.bureau.core.context.RecoveryWanted;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.BureauConfig;
import dev.bureau.orchestrator.agent.Agents;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/context.md shows works (E1–E3, E35). */
@Timeout(60)
class ContextGuideTest {
  private static final SessionId ID = new SessionId("draughtsman");

  private static Bureau open(BureauConfig config) {
    Bureau bureau =
        Bureau.open(
            config,
            Memory.store(),
            new Agents().bind("draughtsman", Draughtsman::new),
            Seams.system());
    bureau.sessions().create(SessionSpec.active("d").id(ID).agent("draughtsman"));
    bureau.sessions().start(ID);
    return bureau;
  }

  private static Map<String, Object> asked(Bureau bureau, Map<String, ?> content) throws Exception {
    Letter letter = Letter.of(MessageType.DIRECTION, content);
    return bureau.messages().request(ID, letter, Duration.ofSeconds(30)).content();
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/context.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/Draughtsman.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(5)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void keepsTheOrderInMind() throws Exception {
    try (Bureau bureau = open(BureauConfig.defaults())) {
      asked(bureau, Map.of("order", "two chairs"));

      assertThat(asked(bureau, Map.of("used", 172_000)))
          .isEqualTo(Map.of("order", "two chairs", "band", "EMERGENCY_RECOVERY"));
      assertThat(bureau.journal(ID, 1, 1_000))
          .anyMatch(each -> each.event() instanceof RecoveryWanted);
    }
  }

  @Test
  void saysWhenAWindowIsThreeQuartersFull() throws Exception {
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    try (Bureau bureau = open(BureauConfig.defaults());
        Following watching = Draughtsman.watch(bureau, said::add)) {
      asked(bureau, Map.of("used", 150_000));

      assertThat(said.poll(30, TimeUnit.SECONDS)).isEqualTo("draughtsman has 50000 tokens left");
      assertThat(watching.failures()).isZero();
    }
  }

  @Test
  void findsWhatWasClearedAway() throws Exception {
    try (Bureau bureau = open(BureauConfig.defaults())) {
      asked(bureau, Map.of("order", "two chairs", "drawing", "a leg", "number", 1));

      assertThat(Draughtsman.clearTheTable(bureau, ID))
          .isEqualTo(Map.of("drawing 1", "a leg", "pencil", "in hand"));
      assertThat(bureau.context().get(ID, "order")).hasValue("two chairs");
    }
  }

  @Test
  void isAdvised() {
    try (Bureau bureau = open(BureauConfig.defaults())) {
      bureau.context().report(ID, new ContextReported(120_000, null));

      assertThat(Draughtsman.advice(bureau, ID))
          .containsExactly("context position: show what is asked for, not all");
    }
  }

  @Test
  void worksByItsOwnConfiguration() {
    try (Bureau bureau = open(Draughtsman.config())) {
      bureau.context().put(ID, Note.of("drawing", "a leg and another leg ".repeat(9)));
      bureau.context().report(ID, new ContextReported(90_000, null));

      bureau.context().compress(ID, CompressionLevel.NON_CRITICAL);

      assertThat(bureau.context().get(ID, "drawing")).hasValue("see the archive");
      assertThat(bureau.context().of(ID).gauge().total()).isEqualTo(100_000);
      assertThat(bureau.journal(ID, 1, 1_000))
          .noneMatch(each -> each.event() instanceof RecoveryWanted);
    }
  }
}
