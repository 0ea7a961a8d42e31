package dev.bureau.orchestrator.message;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends one letter to many, in one step. */
final class Publishing {
  private final Post post;
  private final Actor sender;

  Publishing(Post post, Actor sender) {
    this.post = post;
    this.sender = sender;
  }

  Published to(Collection<SessionId> receivers, Letter letter) {
    Audience audience = new Audience(post.door(), sender, letter.type(), receivers);
    MessageId id = post.idOf(letter);
    Instant now = post.seams().wall().instant();
    List<Posting> postings = new ArrayList<>();
    audience
        .byMailbox()
        .forEach(
            (mailbox, receiver) ->
                postings.add(new Posting(mailbox, Message.of(id, sender, receiver, now, letter))));
    if (!postings.isEmpty()) {
      post.put(postings);
    }
    return new Published(id, audience.receivers(), audience.leftOut());
  }
}
