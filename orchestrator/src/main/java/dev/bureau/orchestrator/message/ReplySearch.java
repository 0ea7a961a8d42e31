package dev.bureau.orchestrator.message;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.util.List;
import java.util.Optional;

/** Looks for one reply in the journals of a chain, at each commit once. */
final class ReplySearch {
  private static final int SLICE = 1_000;

  private final Sessions sessions;
  private final MessageId request;
  private SessionId session;
  private long next;
  private boolean hasEnded;

  /**
   * @param session where to begin; what comes after it in its chain is read, too
   * @param from the first version to read
   */
  ReplySearch(Sessions sessions, MessageId request, SessionId session, long from) {
    this.sessions = sessions;
    this.request = request;
    this.session = session;
    this.next = from;
  }

  /** The reply, if it is there by now. */
  Optional<Reply> look() {
    while (true) {
      // The head first: what is committed before the passage to a successor is then not missed.
      Session head =
          sessions.head(session).orElseThrow(() -> new NoSuchSessionException(session)).session();
      Optional<Reply> reply = readOn();
      SessionId successor = head.links().transitionedTo();
      if (reply.isPresent() || successor == null || sessions.head(successor).isEmpty()) {
        hasEnded = head.hasEnded();
        return reply;
      }
      session = successor;
      next = 1;
    }
  }

  private Optional<Reply> readOn() {
    List<Entry> entries = sessions.journal(session, next, SLICE);
    while (!entries.isEmpty()) {
      for (Entry entry : entries) {
        next = entry.version() + 1;
        if (entry.event() instanceof MessageReplied reply && reply.request().equals(request)) {
          return Optional.of(new Reply(session, reply.type(), reply.content()));
        }
      }
      entries = sessions.journal(session, next, SLICE);
    }
    return Optional.empty();
  }

  /** Whether the end of the chain was final before it was read last, so that none can come. */
  boolean hasEnded() {
    return hasEnded;
  }
}
