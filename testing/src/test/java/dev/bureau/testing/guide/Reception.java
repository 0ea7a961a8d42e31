package dev.bureau.testing.guide;

import dev.bureau.core.affinity.Binding;
import dev.bureau.core.affinity.Strategy;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.affinity.Request;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import java.time.Duration;
import java.util.List;

/** Gives each order to a bench of the workshop: all of one customer to the same one. */
final class Reception implements Agent {
  @Override
  public void handle(Message message, Context context) {
    String customer = String.valueOf(message.content().get("customer"));
    SessionId bench = context.choose(Request.keyed(customer));
    context.send(bench, Letter.of(MessageType.COMMAND, message.content()));
  }

  /** Says to which benches the reception gives its orders. */
  static void open(Bureau bureau, SessionId reception, List<SessionId> benches) {
    Binding binding = Binding.of(reception, benches, Strategy.STICKY);
    bureau.affinity().bind(binding.check(Duration.ofSeconds(5)));
  }

  /** Who gets nothing at present, and why. */
  static List<String> out(Bureau bureau, SessionId reception) {
    return bureau.affinity().members(reception).stream()
        .filter(each -> !each.isFit())
        .map(each -> each.id() + ": " + each.out())
        .toList();
  }
}
