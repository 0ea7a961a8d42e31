package dev.bureau.testing.guide;

import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.time.Duration;
import java.util.Map;

/** The agent of the guide: reads an invoice, asks a person about a large one, and pays. */
final class InvoiceClerk implements Agent {
  /** The world outside: what the clerk reads, and where it pays. */
  interface Bank {
    long amount(String invoice) throws Exception;

    String pay(String invoice, String key) throws Exception;
  }

  private final Bank bank;

  InvoiceClerk(Bank bank) {
    this.bank = bank;
  }

  @Override
  public void handle(Message message, Context context) throws Exception {
    switch (message.type()) {
      case "INVOICE" -> read(String.valueOf(message.content().get("invoice")), context);
      case MessageType.ANSWER -> answered(message, context);
      case MessageType.WAIT_TIMED_OUT, MessageType.WAIT_CANCELLED ->
          context.update(SessionUpdate.metadata(Map.of("state", "nobody decided")));
      default -> throw MessageRejectedException.forGood("a clerk knows no " + message.type());
    }
  }

  private void read(String invoice, Context context) throws Exception {
    Map<String, Object> read =
        context.cell(
            CellSpec.readOnly("read the invoice")
                .input(Map.of("invoice", invoice))
                .retries(5, Duration.ofSeconds(1))
                .timeout(Duration.ofSeconds(30)),
            () -> Map.of("amount", bank.amount(invoice)));
    if (((Number) read.get("amount")).longValue() > 1_000) {
      context.ask("ann", Map.of("invoice", invoice, "pay", read), Duration.ofDays(3));
      context.update(SessionUpdate.metadata(Map.of("state", "waiting for ann")));
    } else {
      pay(invoice, context);
    }
  }

  private void answered(Message answer, Context context) throws Exception {
    Map<String, Object> question = context.waited().orElseThrow().question();
    if (Boolean.TRUE.equals(answer.content().get("approved"))) {
      pay(String.valueOf(question.get("invoice")), context);
    } else {
      context.update(SessionUpdate.metadata(Map.of("state", "refused")));
    }
  }

  private void pay(String invoice, Context context) throws Exception {
    Map<String, Object> paid =
        context.cell(
            CellSpec.effect("pay").input(Map.of("invoice", invoice)),
            () -> Map.of("receipt", bank.pay(invoice, context.session().id() + "/" + invoice)));
    context.update(SessionUpdate.metadata(Map.of("state", "paid")));
    context.reply(Letter.of("PAID", paid));
  }
}
