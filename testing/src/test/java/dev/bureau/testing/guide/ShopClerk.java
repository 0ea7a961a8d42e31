package dev.bureau.testing.guide;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.time.Duration;
import java.util.Map;

/** The agent of docs/guide/messages.md: asks the store-keeper for what is ordered. */
final class ShopClerk implements Agent {
  private static final SessionId KEEPER = new SessionId("keeper");

  @Override
  public void handle(Message message, Context context) throws MessageRejectedException {
    switch (message.type()) {
      case "PRICE" -> context.reply(Letter.of("PRICED", Map.of("price", 7)));
      case "ORDER" -> {
        if (String.valueOf(message.content().get("number")).isBlank()) {
          throw MessageRejectedException.forGood("an order needs a number");
        }
        Letter question = Letter.of("TAKE", message.content());
        context.request(KEEPER, question, Duration.ofMinutes(5));
      }
      case "TAKEN" -> {
        Map<String, Object> order = context.waited().orElseThrow().question();
        context.send(KEEPER, Letter.of("SHIP", order));
        context.update(SessionUpdate.metadata(Map.of("shipped", order.get("number"))));
      }
      case MessageType.WAIT_TIMED_OUT ->
          context.update(SessionUpdate.metadata(Map.of("shipped", "nothing, nobody replied")));
      default -> throw MessageRejectedException.forGood("a clerk knows no " + message.type());
    }
  }
}
