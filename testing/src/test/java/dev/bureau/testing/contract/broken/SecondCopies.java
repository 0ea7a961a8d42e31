package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.testing.ForwardingMailboxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;

/** Mailboxes that take some ids a second time. */
final class SecondCopies extends ForwardingMailboxes {
  private final Memory memory;
  private final BiPredicate<SessionId, MessageId> takenAgain;

  SecondCopies(Mailboxes works, Memory memory, BiPredicate<SessionId, MessageId> takenAgain) {
    super(works);
    this.memory = memory;
    this.takenAgain = takenAgain;
  }

  /** What all instances share: which ids came, and which came again. */
  static final class Memory {
    private final Map<SessionId, Set<MessageId>> came = new ConcurrentHashMap<>();
    private final Map<SessionId, List<Message>> copies = new ConcurrentHashMap<>();

    Set<MessageId> came(SessionId mailbox) {
      return came.computeIfAbsent(mailbox, each -> ConcurrentHashMap.newKeySet());
    }

    Collection<Message> copies(SessionId mailbox) {
      return copies.computeIfAbsent(mailbox, each -> new CopyOnWriteArrayList<>());
    }

    void took(List<Posting> postings) {
      postings.forEach(each -> came(each.mailbox()).add(each.message().id()));
    }

    /** Those of them that came before wait a second time. */
    void tookAgain(List<Posting> postings) {
      for (Posting each : postings) {
        if (came(each.mailbox()).contains(each.message().id())) {
          copies(each.mailbox()).add(each.message());
        }
      }
    }
  }

  @Override
  public PutOutcome put(List<Posting> postings, int capacity) {
    List<Posting> again =
        postings.stream()
            .filter(each -> takenAgain.test(each.mailbox(), each.message().id()))
            .toList();
    PutOutcome outcome = super.put(postings, capacity);
    if (outcome == PutOutcome.STORED) {
      memory.tookAgain(again);
      memory.took(postings);
    }
    return outcome;
  }

  @Override
  public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
    List<Delivery> all = new ArrayList<>(super.pending(mailbox, now, limit));
    memory.copies(mailbox).forEach(each -> all.add(new Delivery(each, 0, each.sentAt(), null)));
    return all;
  }

  @Override
  public Counts counts(SessionId mailbox) {
    Counts counts = super.counts(mailbox);
    return new Counts(counts.waiting() + memory.copies(mailbox).size(), counts.dead());
  }
}
