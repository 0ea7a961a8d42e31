package dev.bureau.store.memory;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Mailboxes in memory. */
final class MemoryMailboxes implements Mailboxes {
  private final MemoryStore store;

  MemoryMailboxes(MemoryStore store) {
    this.store = store;
  }

  @Override
  public PutOutcome put(List<Posting> postings, int capacity) {
    Contents contents = store.contents();
    Map<SessionId, List<Posting>> byMailbox = new TreeMap<>();
    for (Posting each : postings) {
      byMailbox.computeIfAbsent(each.mailbox(), name -> new ArrayList<>()).add(each);
    }
    return contents.stripes.holding(
        byMailbox.keySet(),
        () -> {
          for (Map.Entry<SessionId, List<Posting>> each : byMailbox.entrySet()) {
            if (!hasRoom(contents.mailboxes.get(each.getKey()), each.getValue(), capacity)) {
              return PutOutcome.MAILBOX_FULL;
            }
          }
          byMailbox.forEach(
              (name, all) -> {
                Mailbox receiver = contents.mailbox(name);
                all.forEach(receiver::put);
                contents.noteWaiting(name, receiver);
              });
          return PutOutcome.STORED;
        });
  }

  private static boolean hasRoom(@Nullable Mailbox mailbox, List<Posting> all, int capacity) {
    Set<MessageId> unseen = new HashSet<>();
    for (Posting each : all) {
      if (mailbox == null || !mailbox.knows(each.message().id())) {
        unseen.add(each.message().id());
      }
    }
    int present = mailbox == null ? 0 : mailbox.waiting();
    return unseen.isEmpty() || present + unseen.size() <= capacity;
  }

  @Override
  public Optional<Delivery> oldest(SessionId name, Instant now) {
    return in(name, mailbox -> mailbox.oldest(now), Optional.empty());
  }

  @Override
  public List<Delivery> pending(SessionId name, Instant now, int limit) {
    return in(name, mailbox -> mailbox.pending(now, limit), List.of());
  }

  @Override
  public List<SessionId> waiting(Instant now, String after, int limit) {
    List<SessionId> names = new ArrayList<>();
    for (SessionId name : store.contents().waiting) {
      if (names.size() >= limit) {
        break;
      }
      if (name.value().compareTo(after) > 0
          && in(name, mailbox -> !mailbox.pending(now, 1).isEmpty(), false)) {
        names.add(name);
      }
    }
    return names;
  }

  @Override
  public boolean failed(SessionId name, MessageId message, Failure failure) {
    Contents contents = store.contents();
    return contents.stripes.holding(
        name,
        failure.lease() == null ? name : failure.lease().session(),
        () -> {
          Mailbox mailbox = contents.mailboxes.get(name);
          if (mailbox == null || isFenced(failure)) {
            return false;
          }
          boolean noted = mailbox.failed(message, failure);
          contents.noteWaiting(name, mailbox);
          return noted;
        });
  }

  private boolean isFenced(Failure failure) {
    Lease lease = failure.lease();
    Life life = lease == null ? null : store.contents().lives.get(lease.session());
    return lease != null
        && life != null
        && (life.stand().epoch() > lease.epoch() || !lease.isOf(life.stand().session()));
  }

  @Override
  public boolean requeue(SessionId name, MessageId message) {
    return in(name, mailbox -> mailbox.requeue(message), false);
  }

  @Override
  public boolean drop(SessionId name, MessageId message) {
    return in(name, mailbox -> mailbox.drop(message), false);
  }

  @Override
  public List<Delivery> deadLetters(SessionId name, int limit) {
    return in(name, mailbox -> mailbox.deadLetters(limit), List.of());
  }

  @Override
  public Optional<Delivery> deadLetter(SessionId name, MessageId message) {
    return in(name, mailbox -> mailbox.deadLetter(message), Optional.empty());
  }

  @Override
  public Counts counts(SessionId name) {
    return in(name, mailbox -> new Counts(mailbox.waiting(), mailbox.dead()), new Counts(0, 0));
  }

  @Override
  public Counts counts() {
    long waiting = 0;
    long dead = 0;
    for (SessionId each : store.contents().mailboxes.keySet()) {
      Counts counts = counts(each);
      waiting += counts.waiting();
      dead += counts.dead();
    }
    return new Counts(waiting, dead);
  }

  private <T> T in(SessionId name, Function<Mailbox, T> work, T ifThereIsNone) {
    Contents contents = store.contents();
    return contents.stripes.holding(
        name,
        () -> {
          @Nullable Mailbox mailbox = contents.mailboxes.get(name);
          if (mailbox == null) {
            return ifThereIsNone;
          }
          T result = work.apply(mailbox);
          contents.noteWaiting(name, mailbox);
          return result;
        });
  }
}
