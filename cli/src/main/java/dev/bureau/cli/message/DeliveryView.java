package dev.bureau.cli.message;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import java.util.Map;

/** A message in a mailbox as JSON. */
final class DeliveryView {
  private DeliveryView() {}

  static Map<String, Object> of(Delivery delivery) {
    Message message = delivery.message();
    return new JsonObject()
        .with("id", message.id())
        .with("type", message.type())
        .with("priority", message.priority())
        .with("sender", message.sender())
        .with("receiver", message.receiver())
        .with("sentAt", message.sentAt())
        .with("content", message.content())
        .with("tags", message.tags())
        .with("correlation", message.correlation())
        .with("deadline", message.deadline())
        .with("failures", delivery.failures())
        .with(
            "notBefore",
            delivery.notBefore().isAfter(message.sentAt()) ? delivery.notBefore() : null)
        .with("reason", delivery.reason())
        .map();
  }
}
