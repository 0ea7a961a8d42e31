package dev.bureau.testing.recording;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.Work;
import java.time.Duration;
import java.util.Map;

/** An agent that does everything an agent can do. What it does at some places may be replaced. */
class Broker implements Agent {
  static final SessionId BROKER = new SessionId("broker");
  static final SessionId DESK = new SessionId("desk");

  private final Work market;

  /**
   * @param market what its cells ask
   */
  Broker(Work market) {
    this.market = market;
  }

  @Override
  public void handle(Message message, Context context) throws Exception {
    switch (message.type()) {
      case "BUY" -> buy(message, context);
      case MessageType.ANSWER ->
          context.complete("decided " + context.waited().orElseThrow().whom());
      case MessageType.WAIT_TIMED_OUT ->
          context.update(
              SessionUpdate.metadata(Map.of("late", context.waited().orElseThrow().whom())));
      case "SELF" -> context.send(DESK, Letter.of("NOTE", Map.of("by", "self")).key("note"));
      case "PRICED" -> priced(context);
      default -> throw new IllegalArgumentException(message.type());
    }
  }

  void buy(Message message, Context context) throws Exception {
    Map<String, Object> price =
        context.cell(CellSpec.readOnly("price").input(Map.of("what", message.content())), market);
    try {
      context.cell(
          CellSpec.idempotent("flaky"),
          () -> {
            throw new IllegalStateException("no line");
          });
    } catch (Exception e) {
      context.update(SessionUpdate.metadata(Map.of("trouble", String.valueOf(e.getMessage()))));
    }
    context.update(SessionUpdate.metadata(Map.of("at", context.now().toString())));
    context.update(SessionUpdate.metadata(Map.of("at", context.now().toString()))); // no change
    BlobId receipt = context.attach(price);
    order(
        context,
        Map.of(
            "lot", context.random().nextInt(1_000_000),
            "receipt", receipt.value(),
            "before", context.session().totals().tasksDone()));
    context.reply(Letter.of("BOUGHT", Map.of()));
    context.send(BROKER, Letter.of("SELF", Map.of()));
    context.request(DESK, Letter.of("PRICE", Map.of()), Duration.ofHours(1));
    context.ask("nobody", Map.of("n", 1), Duration.ofMinutes(5));
  }

  void order(Context context, Map<String, ?> content) {
    context.send(DESK, Letter.of("ORDER", content));
  }

  void priced(Context context) {
    context.ask("ann", Map.of("sell", true), Duration.ofDays(1));
  }
}
