package dev.bureau.core.door;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.StoredSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where mail goes: to the mailbox of the receiver's chain, if its live end takes it. */
final class Addressing {
  private static final int MOST_REMEMBERED = 10_000;

  private final Live live;

  /** Where the walk to the end of a chain of several came last, so that it begins there again. */
  private final Map<SessionId, SessionId> reached = new ConcurrentHashMap<>();

  Addressing(Live live) {
    this.live = live;
  }

  /**
   * The last session of the chain that a session belongs to; empty if there is none of that id. One
   * that has passed to another is the last until that one exists.
   */
  Optional<StoredSession> end(SessionId id) {
    Optional<StoredSession> end = live.head(id);
    if (end.isEmpty() || end.get().session().links().transitionedTo() == null) {
      return end;
    }
    Optional<StoredSession> known = known(id);
    Optional<StoredSession> next = known.isPresent() ? known : next(end);
    while (next.isPresent()) {
      end = next;
      next = next(end);
    }
    remember(id, end.get().session().id());
    return end;
  }

  private Optional<StoredSession> known(SessionId id) {
    return Optional.ofNullable(reached.get(id)).flatMap(live::head);
  }

  private void remember(SessionId id, SessionId end) {
    if (!end.equals(id) && !end.equals(reached.get(id))) {
      if (reached.size() >= MOST_REMEMBERED) {
        reached.clear();
      }
      reached.put(id, end);
    }
  }

  private Optional<StoredSession> next(Optional<StoredSession> session) {
    return session
        .flatMap(each -> Optional.ofNullable(each.session().links().transitionedTo()))
        .flatMap(live::head);
  }

  /**
   * The mailbox for a message of that type.
   *
   * @throws BadInputException if it is the reserved session
   * @throws NoSuchSessionException if there is no such session
   * @throws SessionEndedException if it has ended and nobody has taken over
   * @throws MessageRefusedException if it does not take messages of that type
   */
  SessionId mailbox(SessionId receiver, String type) {
    Session end = living(receiver);
    if (!end.profile().takes(type)) {
      throw new MessageRefusedException(receiver, type, end.profile().intake());
    }
    return end.links().chain();
  }

  private Session living(SessionId receiver) {
    if (receiver.equals(SessionId.BUREAU)) {
      throw new BadInputException("receiver", receiver, "choose another: nobody reads its mail");
    }
    Session end = end(receiver).orElseThrow(() -> new NoSuchSessionException(receiver)).session();
    if (end.hasEnded()) {
      throw new SessionEndedException(receiver);
    }
    return end;
  }

  /**
   * What a session sends, each with its mailbox. Whatever types the receiver has registered for, it
   * takes what it sends to itself, and what answers a message.
   */
  List<Posting> postings(Session sender, List<Send> sends) {
    if (sends.isEmpty()) {
      return List.of();
    }
    return sends.stream().map(each -> Posting.of(mailbox(sender, each.message()), each)).toList();
  }

  private SessionId mailbox(Session sender, Message message) {
    if (message.receiver().equals(sender.id())) {
      return sender.links().chain();
    }
    return message.correlation() == null
        ? mailbox(message.receiver(), message.type())
        : living(message.receiver()).links().chain();
  }
}
