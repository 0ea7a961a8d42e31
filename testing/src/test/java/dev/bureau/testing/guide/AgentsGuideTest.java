package dev.bureau.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitOpened;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import dev.bureau.store.memory.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The agent that the guide shows works as it says. */
class AgentsGuideTest {
  private static final Path PAGE = Path.of("../docs/guide/agents.md");
  private static final Path SOURCES = Path.of("src/test/java/dev/bureau/testing/guide");

  private final AtomicInteger payments = new AtomicInteger();

  @Test
  void showsTheAgentToTheLetter() throws IOException {
    String source = Files.readString(SOURCES.resolve("InvoiceClerk.java"));
    String handling = source.substring(source.indexOf("  @Override\n  public void handle"));

    assertThat(Files.readString(PAGE))
        .contains(handling.substring(0, handling.lastIndexOf('}')).stripTrailing().stripIndent());
  }

  @Test
  void paysASmallInvoiceWithoutAsking() throws Exception {
    try (Bureau bureau = bureau(10)) {
      bureau.send(clerk(bureau), Letter.of("INVOICE", Map.of("invoice", "i-1")));

      await(bureau, MessageReplied.class);
      assertThat(payments).hasValue(1);
    }
  }

  @Test
  void paysALargeOneWhenAPersonSaysSo() throws Exception {
    try (Bureau bureau = bureau(5_000)) {
      SessionId clerk = clerk(bureau);
      bureau.send(clerk, Letter.of("INVOICE", Map.of("invoice", "i-1")));
      Wait wait = await(bureau, WaitOpened.class).asked();
      assertThat(payments).hasValue(0);

      bureau.waiting().answer(clerk, wait.id(), Map.of("approved", true));

      assertThat(await(bureau, MessageReplied.class).content()).containsKey("receipt");
      assertThat(payments).hasValue(1);
    }
  }

  private Bureau bureau(long amount) {
    InvoiceClerk.Bank bank =
        new InvoiceClerk.Bank() {
          @Override
          public long amount(String invoice) {
            return amount;
          }

          @Override
          public String pay(String invoice, String key) {
            return "receipt " + payments.incrementAndGet();
          }
        };
    return Bureau.open(
        Memory.store(), agents -> agents.bind("clerk", () -> new InvoiceClerk(bank)));
  }

  private static SessionId clerk(Bureau bureau) {
    SessionId clerk = bureau.sessions().create(SessionSpec.active("clerk").agent("clerk")).id();
    return bureau.sessions().start(clerk).id();
  }

  private static <E> E await(Bureau bureau, Class<E> kind) throws Exception {
    CompletableFuture<E> found = new CompletableFuture<>();
    try (Following following =
        bureau.follow(
            Follow.fromStart(),
            entry -> {
              if (kind.isInstance(entry.event())) {
                found.complete(kind.cast(entry.event()));
              }
            })) {
      return found.get(20, TimeUnit.SECONDS);
    }
  }
}
