package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.health.Figures;
import dev.bureau.core.health.Finding;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.health.Vitals;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/health.md shows works. */
@Timeout(60)
class HealthGuideTest {
  private final Bureau bureau =
      Bureau.open(
          Memory.store(),
          agents -> agents.bind("press", () -> (message, context) -> context.complete("printed")));
  private final PrintShop shop = new PrintShop(bureau);

  @AfterEach
  void close() {
    bureau.close();
  }

  private Session press(Map<String, Object> metadata) {
    return bureau.sessions().create(SessionSpec.active("press").agent("press").metadata(metadata));
  }

  /** Before it is started, so that nobody handles them. */
  private void fill(SessionId press) {
    List<Message> mail =
        IntStream.range(0, 7_000)
            .mapToObj(
                each ->
                    Message.of(
                        new MessageId("m" + each),
                        Actor.user("u"),
                        press,
                        Instant.now(),
                        Letter.of("COMMAND", Map.of())))
            .toList();
    bureau.store().mailboxes().put(press, mail, 7_000);
  }

  @Test
  void showsTheProgram() throws IOException {
    String page = Files.readString(Path.of("../docs/guide/health.md"));
    String source =
        Files.readString(Path.of("src/test/java/dev/bureau/testing/guide/PrintShop.java"))
            .replaceAll("(?m)^ {2}", "");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(4)
        .allSatisfy(block -> assertThat(source).contains(block.group(1).strip()));
  }

  @Test
  void looksAfterAPress() throws Exception {
    SessionId press = press(Map.of()).id();
    assertThat(shop.look(press)).isEqualTo("all is well");
    fill(press);
    assertThat(shop.look(press)).isEqualTo("DEGRADED: queue: 7000 of 10000 messages wait");

    CompletableFuture<SessionId> rung = new CompletableFuture<>();
    try (Following bell = shop.bell(rung::complete)) {
      bureau.health().check(press);
      assertThat(rung.get(20, TimeUnit.SECONDS)).isEqualTo(press);
      assertThat(bell.givenUp()).isZero();
    }
  }

  @Test
  void knowsWhatInkIs() {
    Figures figures =
        new Figures(
            Instant.EPOCH, null, Instant.EPOCH, new Figures.Queue(0, 10, null), false, Vitals.NONE);

    assertThat(PrintShop.strict().indicators().get("ink").examine(press(Map.of("ink", 9)), figures))
        .extracting(Finding::status)
        .isEqualTo(HealthStatus.DEGRADED);
    assertThat(PrintShop.strict().indicators().get("ink").examine(press(Map.of()), figures))
        .isEqualTo(Finding.HEALTHY);
  }

  @Test
  void showsWhatWasDone() throws Exception {
    SessionId press = press(Map.of()).id();
    bureau.sessions().start(press);
    bureau.send(press, Letter.of("COMMAND", Map.of()));
    bureau.awaitEnd(press, Duration.ofSeconds(20));

    assertThat(shop.board(press))
        .startsWith("1 of 1 tasks were done here, the latest 1 in PT")
        .endsWith(" on average");
  }
}
