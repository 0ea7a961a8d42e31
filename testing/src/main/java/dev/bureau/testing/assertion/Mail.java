package dev.bureau.testing.assertion;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.MessageType;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.message.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that were sent to a session, by where they are.
 *
 * @param session whose
 * @param handled in the order in which it handled them
 * @param waiting not handled yet, in the order in which it will get them; without the timeouts of
 *     its own waits (X60) that have not come
 * @param dead failed for good, in order of arrival
 */
public record Mail(
    SessionId session, List<Message> handled, List<Delivery> waiting, List<Delivery> dead) {
  private static final int ENTRIES_PER_READ = 1_000;

  /**
   * The messages that were sent to a session until now.
   *
   * @throws dev.bureau.core.door.NoSuchSessionException if there is none
   */
  public static Mail of(Bureau bureau, SessionId session) {
    List<Message> handled = new ArrayList<>();
    List<Entry> page = bureau.journal(session, 1, ENTRIES_PER_READ);
    while (!page.isEmpty()) {
      for (Entry each : page) {
        if (each.event() instanceof MessageHandled event) {
          handled.add(event.message());
        }
      }
      long next = page.get(page.size() - 1).version() + 1;
      page = bureau.journal(session, next, ENTRIES_PER_READ);
    }
    Inbox inbox = bureau.messages().inbox(session);
    return new Mail(
        session,
        handled,
        inbox.waiting(Integer.MAX_VALUE).stream()
            .filter(each -> !isTimeout(session, each.message()))
            .toList(),
        inbox.deadLetters(Integer.MAX_VALUE));
  }

  private static boolean isTimeout(SessionId session, Message message) {
    return message.type().equals(MessageType.WAIT_TIMED_OUT)
        && message.sender().equals(Actor.session(session));
  }

  /** All of it. */
  public Stream<Message> all() {
    return Stream.of(handled.stream(), messages(waiting), messages(dead)).flatMap(each -> each);
  }

  static Stream<Message> messages(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::message);
  }
}
