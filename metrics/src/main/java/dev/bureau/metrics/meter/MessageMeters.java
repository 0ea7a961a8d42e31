package dev.bureau.metrics.meter;

import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageSent;
import dev.bureau.core.message.MessageType;
import dev.bureau.core.message.Priority;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mail, as far as it is in journals: what sessions send, and what they handle. */
final class MessageMeters {
  static final List<String> TYPES =
      Family.orOther(
          List.of(
              MessageType.DIRECTION,
              MessageType.COMMAND,
              MessageType.VERIFICATION_REQUEST,
              MessageType.VERIFICATION_RESPONSE,
              MessageType.MERGE_REQUEST,
              MessageType.STATUS_UPDATE,
              MessageType.PROGRESS_REPORT,
              MessageType.COMPLETION_NOTIFICATION,
              MessageType.BLOCKED_NOTIFICATION,
              MessageType.HEARTBEAT,
              MessageType.ERROR,
              MessageType.DATA_UPDATE,
              MessageType.ANSWER,
              MessageType.WAIT_TIMED_OUT,
              MessageType.WAIT_CANCELLED));
  private static final Duration LONGEST = Duration.ofDays(36_500); // what fits into nanoseconds

  private final Counters sent;
  private final Counters handled;
  private final Timers latency;

  MessageMeters(MeterRegistry registry) {
    sent = sent(registry, List.of("session"));
    handled =
        new Family(registry, "bureau.messages.handled", "Messages whose handling was committed")
            .by("type", TYPES);
    latency =
        new Timers(
            new Family(
                registry,
                "bureau.messages.latency",
                "From the sending of a message to the commit of its handling, by wall clocks"),
            "priority",
            Family.values(Priority.values()));
  }

  /** Messages sent; what comes from outside is in no journal, so only its own process knows it. */
  static Counters sent(MeterRegistry registry, List<String> sources) {
    return new Family(registry, "bureau.messages.sent", "Messages sent").by("source", sources);
  }

  void join(EventTable table) {
    table.on(MessageSent.class, (event, seen) -> sent.add("session"));
    table.on(MessageHandled.class, (event, seen) -> handled(event.message(), seen.entry().at()));
  }

  private void handled(Message message, Instant at) {
    handled.add(message.type());
    Duration took = Duration.between(message.sentAt(), at);
    long nanos = took.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : took.toNanos();
    latency.add(Family.value(message.priority()), nanos);
  }
}
