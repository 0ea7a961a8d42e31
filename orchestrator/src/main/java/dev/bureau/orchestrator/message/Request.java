package dev.bureau.orchestrator.message;

import dev.bureau.core.access.Patience;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One request from outside a handling: sent, then waited for. */
final class Request {
  private final Post post;
  private final Message message;
  private final SessionId mailbox;
  private final ReplySearch search;
  private Optional<Reply> reply;

  /**
   * @param keyed whether it may have been asked before under its key, so that an earlier reply
   *     counts
   */
  Request(Post post, Message message, boolean keyed) {
    this.post = post;
    this.message = message;
    Sessions sessions = post.store().sessions();
    SessionId receiver = message.receiver();
    Session end = post.door().end(receiver).orElseThrow(() -> new NoSuchSessionException(receiver));
    this.mailbox = end.links().chain();
    this.search =
        keyed
            ? new ReplySearch(sessions, message.id(), mailbox, 1)
            : new ReplySearch(sessions, message.id(), end.id(), end.version() + 1);
    this.reply = keyed ? search.look() : Optional.empty();
  }

  Reply await(Duration timeout) throws InterruptedException {
    return reply.isPresent() ? reply.get() : sent(timeout);
  }

  private Reply sent(Duration timeout) throws InterruptedException {
    try (Patience patience = post.patience(mailbox, timeout)) {
      post.put(List.of(post.addressed(message)));
      if (!patience.until(this::isReplied)) {
        throw new RequestTimedOutException(message.receiver(), message.id(), timeout);
      }
    }
    return reply.orElseThrow();
  }

  private boolean isReplied() {
    // Whether it is dead is read first: what was handled in the meantime is not, and has its reply.
    Optional<String> failure = failure();
    reply = search.look();
    if (reply.isEmpty()) {
      SessionId receiver = message.receiver();
      if (failure.isPresent()) {
        throw new RequestFailedException(receiver, message.id(), failure.get());
      }
      if (search.hasEnded()) {
        throw new SessionEndedException(receiver);
      }
    }
    return reply.isPresent();
  }

  private Optional<String> failure() {
    return post.store().mailboxes().deadLetter(mailbox, message.id()).map(Request::reason);
  }

  private static String reason(Delivery dead) {
    return dead.reason() == null ? "for no reason that is known" : dead.reason();
  }
}
