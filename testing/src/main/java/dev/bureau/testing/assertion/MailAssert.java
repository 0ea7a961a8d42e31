package dev.bureau.testing.assertion;

import dev.bureau.core.json.Json;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the messages that were sent to a session (S20). */
public final class MailAssert extends AbstractAssert<MailAssert, Mail> {
  MailAssert(Mail actual) {
    super(actual, MailAssert.class);
  }

  /** It has handled messages of exactly these types, in this order. */
  public MailAssert hasHandled(String... types) {
    return require(actual.handled().stream(), "handled", types);
  }

  /** Messages of exactly these types wait, in this order; none if none is named. */
  public MailAssert hasWaiting(String... types) {
    return require(Mail.messages(actual.waiting()), "waiting", types);
  }

  /** Messages of exactly these types have failed for good, in this order; none if none is named. */
  public MailAssert hasDead(String... types) {
    return require(Mail.messages(actual.dead()), "dead", types);
  }

  /** It was sent a message of that type with, among others, these fields, wherever that is now. */
  public MailAssert hasReceived(String type, Map<String, ?> content) {
    Map<String, Object> normal = Json.object("content", content);
    boolean found =
        actual
            .all()
            .anyMatch(
                each ->
                    each.type().equals(type)
                        && each.content().entrySet().containsAll(normal.entrySet()));
    return require(found, "hold a '%s' with %s".formatted(type, Json.write(normal)));
  }

  private MailAssert require(Stream<Message> found, String where, String... types) {
    List<String> expected = List.of(types);
    return require(
        found.map(Message::type).toList().equals(expected),
        "have " + (expected.isEmpty() ? "nothing" : expected) + " " + where);
  }

  private MailAssert require(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw failure(
          "The mail of session '%s' should %s. It is:%n%s", actual.session(), what, shown());
    }
    return this;
  }

  private String shown() {
    List<String> lines = new ArrayList<>();
    actual.handled().forEach(each -> lines.add(line("handled", each, "")));
    actual.waiting().forEach(each -> lines.add(line("waiting", each)));
    actual.dead().forEach(each -> lines.add(line("dead", each)));
    return lines.isEmpty() ? "  (nothing)" : String.join("\n", lines);
  }

  private static String line(String where, Delivery delivery) {
    String failed = delivery.reason() == null ? "" : " (failed: " + delivery.reason() + ")";
    return line(where, delivery.message(), failed);
  }

  private static String line(String where, Message message, String more) {
    return "  %s %s %s from %s %s%s"
        .formatted(
            where,
            message.type(),
            message.id(),
            message.sender(),
            Json.write(message.content()),
            more);
  }
}
