package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.message.Subscription;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guide/messages.md shows works. */
@Timeout(60)
class MessagesGuideTest {
  private static final Instant LATEST = Instant.parse("2999-01-01T00:00:00Z");
  private static final SessionId KEEPER = new SessionId("keeper");

  private final BlockingQueue<String> shipped = new LinkedBlockingQueue<>();
  private final Bureau bureau =
      Bureau.open(
          Memory.store(),
          agents -> agents.bind("clerk", ShopClerk::new).bind("keeper", () -> this::keep));
  private final Shop shop = new Shop(bureau);
  private SessionId clerk;

  @BeforeEach
  void hire() {
    clerk = bureau.sessions().create(clerk("clerk")).id();
    bureau.sessions().create(SessionSpec.active("keeper").id(KEEPER).agent("keeper"));
    bureau.sessions().start(clerk);
    bureau.sessions().start(KEEPER);
  }

  @AfterEach
  void close() {
    bureau.close();
  }

  private static SessionSpec clerk(String name) {
    return SessionSpec.active(name).agent("clerk").capabilities(Set.of("selling"));
  }

  private void keep(Message message, Context context) {
    if (message.type().equals("TAKE")) {
      context.reply(Letter.of("TAKEN", Map.of()));
    } else {
      shipped.add(String.valueOf(message.content().get("number")));
    }
  }

  @Test
  void showsThePrograms() throws IOException {
    String page = read("docs/guide/messages.md");
    String sources = source("Shop") + source("ShopClerk");

    assertThat(Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page).results())
        .hasSize(8)
        .allSatisfy(
            block -> {
              for (String part : block.group(1).split("\n\n(?=/\\*\\*)", -1)) {
                assertThat(sources).contains(part.strip());
              }
            });
  }

  @Test
  void shipsWhatIsOrderedOnce() throws Exception {
    shop.order(clerk, "17", LATEST);
    shop.order(clerk, "17", LATEST);
    shop.patiently(clerk, Letter.of("ORDER", Map.of("number", "18")));

    assertThat(next(shipped)).isEqualTo("17");
    assertThat(next(shipped)).isEqualTo("18");
  }

  @Test
  void shipsAllOfABatch() throws Exception {
    shop.orders(clerk, List.of("1", "2", "3"));

    assertThat(List.of(next(shipped), next(shipped), next(shipped)))
        .containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void tellsAPrice() throws Exception {
    assertThat(shop.price(clerk, "17")).isEqualTo(7L);
  }

  @Test
  void announces() {
    SessionId retired = bureau.sessions().create(clerk("retired")).id();
    bureau.groups().join("north", retired);
    bureau.sessions().stop(retired, "retired");

    assertThat(shop.announce(clerk, Letter.of("ORDER", Map.of("number", "1"))))
        .containsExactly(retired);
  }

  @Test
  void shipsThoughTheClerkTakesOrdersAndQuestionsOnly() throws Exception {
    shop.open(clerk);
    shop.order(clerk, "17", LATEST);

    assertThat(next(shipped)).isEqualTo("17");
    assertThat(shop.close(clerk)).isTrue();
  }

  @Test
  void watchesTheOrdersOfTheNorth() throws Exception {
    BlockingQueue<String> screen = new LinkedBlockingQueue<>();
    try (Subscription watching = shop.watch(screen::add)) {
      shop.orders(clerk, List.of("1"));
      shop.order(clerk, "2", LATEST);

      assertThat(next(screen)).isEqualTo("order-2 by " + clerk);
    }
  }

  @Test
  void retriesWhatTheClerkRefused() throws Exception {
    shop.orders(clerk, List.of("", "1"));
    next(shipped);
    assertThat(bureau.messages().inbox(clerk).deadLetters(10))
        .singleElement()
        .satisfies(dead -> assertThat(dead.reason()).isEqualTo("an order needs a number"));
    assertThat(shop.figures()).element(1).isEqualTo(1L);

    shop.retry(clerk);

    shop.orders(clerk, List.of("2"));
    assertThat(next(shipped)).isEqualTo("2");
    assertThat(shop.figures()).element(1).isEqualTo(1L);
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    return String.valueOf(queue.poll(20, TimeUnit.SECONDS));
  }

  private static String source(String name) throws IOException {
    return read("testing/src/test/java/dev/bureau/testing/guide/" + name + ".java")
        .replace("\n  ", "\n");
  }

  private static String read(String path) throws IOException {
    return Files.readString(Path.of("..").resolve(path)).replace("\r", "");
  }
}
