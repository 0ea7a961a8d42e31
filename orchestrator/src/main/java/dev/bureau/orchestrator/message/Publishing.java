package dev.bureau.orchestrator.message;

import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends one letter to many, in one step. */
final class Publishing {
  private static final int PAGE = 1_000;

  private final Post post;
  private final Actor sender;

  Publishing(Post post, Actor sender) {
    this.post = post;
    this.sender = sender;
  }

  Published to(Collection<SessionId> receivers, Letter letter) {
    Audience audience = new Audience(post.door(), sender, letter.type());
    receivers.forEach(audience::add);
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
    return new Published(id, List.copyOf(audience.byMailbox().values()), audience.leftOut());
  }

  /** All sessions that are not final and have that capability. */
  List<SessionId> capable(String capability) {
    List<SessionId> capable = new ArrayList<>();
    @Nullable Cursor after = null;
    do {
      Page page =
          post.store().sessions().query(Query.of(Filter.notFinal()).limit(PAGE).after(after));
      page.sessions().stream()
          .filter(each -> each.profile().capabilities().contains(capability))
          .map(Session::id)
          .forEach(capable::add);
      after = page.next();
    } while (after != null);
    return capable;
  }
}
