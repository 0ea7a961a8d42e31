package dev.bureau.orchestrator.message;

import dev.bureau.core.access.Patience;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends one message as soon as there is room. Belongs to the thread that sends. */
final class PatientSend {
  private final Post post;
  private final Message message;
  private Optional<MailboxFullException> full = Optional.empty();

  PatientSend(Post post, Message message) {
    this.post = post;
    this.message = message;
  }

  MessageId within(Duration patience) throws InterruptedException {
    SessionId mailbox = post.addressed(message).mailbox();
    try (Patience waiting = post.patience(mailbox, patience)) {
      if (!waiting.until(this::isSent)) {
        throw full.orElseThrow();
      }
    }
    return message.id();
  }

  private boolean isSent() {
    try {
      post.put(List.of(post.addressed(message))); // addressed again: it may have ended meanwhile
      return true;
    } catch (MailboxFullException e) {
      full = Optional.of(e);
      return false;
    }
  }
}
