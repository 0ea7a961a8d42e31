package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How lists of messages are printed. */
final class Deliveries {
  private Deliveries() {}

  static void print(Invocation invocation, List<Delivery> deliveries) {
    if (invocation.json()) {
      try (JsonArray array = invocation.output().array()) {
        deliveries.forEach(each -> array.add(DeliveryView.of(each)));
      }
    } else {
      table(invocation, deliveries);
    }
  }

  private static void table(Invocation invocation, List<Delivery> deliveries) {
    try (Table table =
        invocation
            .output()
            .table("ID", "TYPE", "PRIORITY", "SENDER", "SENT", "FAILURES", "REASON")) {
      for (Delivery each : deliveries) {
        Message message = each.message();
        table.row(
            message.id().value(),
            message.type(),
            message.priority().name(),
            message.sender().value(),
            message.sentAt().truncatedTo(ChronoUnit.SECONDS).toString(),
            Integer.toString(each.failures()),
            each.reason() == null ? "" : each.reason());
      }
    }
  }
}
