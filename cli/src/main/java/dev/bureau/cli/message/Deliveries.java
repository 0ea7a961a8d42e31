package dev.bureau.cli.message;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonArray;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.seam.Seams;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

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
    Instant now = Seams.system().wall().instant();
    try (Table table =
        invocation
            .output()
            .table(
                "ID",
                "TYPE",
                "PRIORITY",
                "SENDER",
                "SENT",
                "DUE",
                "DEADLINE",
                "TAGS",
                "FAILURES",
                "REASON")) {
      for (Delivery each : deliveries) {
        Message message = each.message();
        table.row(
            message.id().value(),
            message.type(),
            message.priority().name(),
            message.sender().value(),
            time(message.sentAt()),
            due(each, now),
            message.deadline() == null ? "" : time(message.deadline()),
            tags(message),
            Integer.toString(each.failures()),
            each.reason() == null ? "" : each.reason());
      }
    }
  }

  /** When it will be handed over at the earliest; nothing if that is at once. */
  private static String due(Delivery delivery, Instant now) {
    return delivery.notBefore().isAfter(now) ? time(delivery.notBefore()) : "";
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String tags(Message message) {
    return message.tags().entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
