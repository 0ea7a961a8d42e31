package dev.bureau.testing.guide;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Priority;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.message.MessageBatch;
import dev.bureau.orchestrator.message.MessageFilter;
import dev.bureau.orchestrator.message.MessageStatistics;
import dev.bureau.orchestrator.message.Published;
import dev.bureau.orchestrator.message.Reply;
import dev.bureau.orchestrator.message.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The programs of docs/guide/messages.md that send from outside. */
final class Shop {
  private final Bureau bureau;

  Shop(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Sends an order; the same number again is the same message, and is sent once. */
  MessageId order(SessionId clerk, String number, Instant latest) {
    return bureau.send(
        clerk,
        Letter.of("ORDER", Map.of("number", number))
            .key("order-" + number)
            .priority(Priority.HIGH)
            .tag("shop", "north")
            .deadline(latest));
  }

  /** Sends an order, and waits for room if there is none. */
  MessageId patiently(SessionId clerk, Letter order) throws InterruptedException {
    return bureau.messages().send(clerk, order, Duration.ofSeconds(10));
  }

  /** Sends many orders, 500 at a time. */
  void orders(SessionId clerk, Iterable<String> numbers) {
    try (MessageBatch batch = bureau.messages().batch(500, Duration.ofMillis(100))) {
      for (String number : numbers) {
        batch.add(clerk, Letter.of("ORDER", Map.of("number", number)).key("order-" + number));
      }
    }
  }

  /** Asks a clerk, and waits for the reply. */
  Object price(SessionId clerk, String number) throws InterruptedException {
    Letter question = Letter.of("PRICE", Map.of("number", number)).key("price-" + number);
    Reply reply = bureau.messages().request(clerk, question, Duration.ofSeconds(30));
    return reply.content().get("price");
  }

  /** Tells the north team, and all who can sell; returns who of the team did not get it. */
  Set<SessionId> announce(SessionId clerk, Letter news) {
    bureau.groups().join("north", clerk);
    Published published = bureau.messages().publish("north", news);
    bureau.messages().publishToCapable("selling", news);
    return published.leftOut().keySet();
  }

  /** From now on the clerk takes two types only, and gets its turn before others. */
  void open(SessionId clerk) {
    bureau.messages().inbox(clerk).register(Set.of("ORDER", "PRICE"), Priority.HIGH);
  }

  /** The clerk takes nothing any more; true if all that it had is handled within a minute. */
  boolean close(SessionId clerk) throws InterruptedException {
    return bureau.messages().inbox(clerk).deregister(Duration.ofMinutes(1));
  }

  /** Tells of each order of the shop in the north that was handled. */
  Subscription watch(Consumer<String> screen) {
    return bureau
        .messages()
        .subscribe(
            MessageFilter.all().types("ORDER").tag("shop", "north"),
            (message, handled) -> screen.accept(message.id() + " by " + handled.session()));
  }

  /** Has all that failed tried once more, and tells what that is. */
  List<MessageId> retry(SessionId clerk) {
    return bureau.messages().inbox(clerk).retryAll();
  }

  /** How much there is to do, and how long it took. */
  List<Object> figures() {
    MessageStatistics figures = bureau.messages().statistics();
    return List.of(figures.queued(), figures.failed(), String.valueOf(figures.meanLatency()));
  }
}
