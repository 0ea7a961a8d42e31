package dev.bureau.core.door;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Send;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where mail goes: to the mailbox of the receiver's chain, if its live end takes it. */
final class Addressing {
  private final Sessions sessions;

  Addressing(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The last session of the chain that a session belongs to; empty if there is none of that id. */
  Optional<Session> end(SessionId id) {
    Optional<Session> end = sessions.head(id).map(StoredSession::session);
    while (end.isPresent() && end.get().links().transitionedTo() != null) {
      end = sessions.head(end.get().links().transitionedTo()).map(StoredSession::session);
    }
    return end;
  }

  /**
   * The mailbox for a message of that type.
   *
   * @throws NoSuchSessionException if there is no such session
   * @throws SessionEndedException if it has ended and nobody has taken over
   * @throws MessageRefusedException if it does not take messages of that type
   */
  SessionId mailbox(SessionId receiver, String type) {
    Session end = end(receiver).orElseThrow(() -> new NoSuchSessionException(receiver));
    if (end.status().isFinal()) {
      throw new SessionEndedException(receiver);
    }
    if (!end.profile().takes(type)) {
      throw new MessageRefusedException(receiver, type, end.profile().intake());
    }
    return end.links().chain();
  }

  /** What a session sends, each with its mailbox. What it sends to itself is always taken. */
  List<Posting> postings(Session sender, List<Send> sends) {
    List<Posting> postings = new ArrayList<>(sends.size());
    for (Send each : sends) {
      SessionId receiver = each.message().receiver();
      SessionId mailbox =
          receiver.equals(sender.id())
              ? sender.links().chain()
              : mailbox(receiver, each.message().type());
      postings.add(Posting.of(mailbox, each));
    }
    return postings;
  }
}
