package dev.bureau.testing.promise;

import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellResolved;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.message.Priority;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * P4: what was sent is handled once: never twice, never handed out again afterwards, and what one
 * sender sent with one priority in its order, as far as it did not fail meanwhile.
 */
public final class Deliveries implements Promise {
  private final Map<SessionId, Map<MessageId, Sent>> mailboxes = new TreeMap<>();

  /** Where a message stands. */
  public enum Stand {
    WAITING,
    HANDLED,
    DEAD,
    DROPPED
  }

  /** A message on its way. */
  public static final class Sent {
    private final Message message;
    private Instant notBefore;
    private Stand stand = Stand.WAITING;
    private boolean heldUp;
    private boolean parked;

    Sent(Posting posting) {
      this.message = posting.message();
      this.notBefore = posting.notBefore();
      this.heldUp = posting.notBefore().isAfter(Instant.EPOCH);
    }

    public Message message() {
      return message;
    }

    /** When it is due; an instant long past if at once. */
    public Instant notBefore() {
      return notBefore;
    }

    /** Whether it waits for somebody to decide about a cell. */
    public boolean isParked() {
      return parked;
    }

    private boolean isBefore(Lane lane) {
      return stand == Stand.WAITING && !heldUp && Lane.of(message).equals(lane);
    }
  }

  /** Within which order is kept. */
  private record Lane(Actor sender, Priority priority) {
    static Lane of(Message message) {
      return new Lane(message.sender(), message.priority());
    }
  }

  @Override
  public void put(List<Posting> postings) {
    for (Posting each : postings) {
      mailbox(each.mailbox()).putIfAbsent(each.message().id(), new Sent(each));
    }
  }

  @Override
  public void committed(Commit commit, long version) {
    SessionId mailbox = commit.head().links().chain();
    if (commit.beginsChain()) {
      mailboxes.remove(mailbox);
    }
    for (Event<?> event : commit.change().events()) {
      if (event instanceof MessageHandled handled) {
        handled(mailbox, handled.message(), version);
      } else if (event instanceof CellBecameUncertain uncertain) {
        parked(mailbox, uncertain.step().key().message(), true);
      } else if (event instanceof CellResolved resolved) {
        parked(mailbox, resolved.step().key().message(), false);
      }
    }
    put(commit.postings());
    commit.change().withdrawals().forEach(each -> withdrawn(mailbox, each));
  }

  private void withdrawn(SessionId mailbox, MessageId message) {
    Sent sent = mailbox(mailbox).get(message);
    if (sent != null && sent.stand != Stand.HANDLED) {
      sent.stand = Stand.DROPPED;
    }
  }

  private void handled(SessionId mailbox, Message message, long version) {
    Map<MessageId, Sent> all = mailbox(mailbox);
    Sent sent = all.get(message.id());
    if (sent == null || sent.stand != Stand.WAITING) {
      throw new AssertionError(
          "Every message is handled once (P4): %s of mailbox %s is handled at version %d, and was %s"
              .formatted(message.id(), mailbox, version, sent == null ? "never sent" : sent.stand));
    }
    Lane lane = Lane.of(message);
    for (Sent each : sent.heldUp ? List.<Sent>of() : all.values()) {
      if (each.equals(sent)) {
        break;
      }
      if (each.isBefore(lane)) {
        throw new AssertionError(
            "Every sender's messages keep their order (P4): mailbox %s: %s is handled before %s, which the same sender sent earlier"
                .formatted(mailbox, message.id(), each.message.id()));
      }
    }
    sent.stand = Stand.HANDLED;
  }

  private void parked(SessionId mailbox, MessageId message, boolean parked) {
    Sent sent = mailbox(mailbox).get(message);
    if (sent != null) {
      sent.parked = parked;
      sent.heldUp = true;
    }
  }

  @Override
  public void handedOut(SessionId mailbox, List<Delivery> deliveries) {
    for (Delivery each : deliveries) {
      Sent sent = mailbox(mailbox).get(each.message().id());
      if (sent == null || sent.stand != Stand.WAITING) {
        throw new AssertionError(
            "Every message is handled once (P4): mailbox %s hands out %s, which was %s"
                .formatted(mailbox, each.message().id(), sent == null ? "never sent" : sent.stand));
      }
    }
  }

  @Override
  public void failed(SessionId mailbox, MessageId message, Failure failure) {
    Sent sent = mailbox(mailbox).get(message);
    if (sent != null && sent.stand == Stand.WAITING) {
      sent.heldUp = true;
      if (failure.retryAt() == null) {
        sent.stand = Stand.DEAD;
      } else {
        sent.notBefore = failure.retryAt();
      }
    }
  }

  @Override
  public void requeued(SessionId mailbox, MessageId message) {
    stands(mailbox, message, Stand.WAITING);
  }

  @Override
  public void dropped(SessionId mailbox, MessageId message) {
    stands(mailbox, message, Stand.DROPPED);
  }

  private void stands(SessionId mailbox, MessageId message, Stand stand) {
    Sent sent = mailbox(mailbox).get(message);
    if (sent != null) {
      sent.stand = stand;
      sent.notBefore = Instant.EPOCH;
    }
  }

  @Override
  public void removed(SessionId session) {
    mailboxes.remove(session);
  }

  /** What has been sent and is neither handled nor given up, by mailboxes. */
  public Map<SessionId, List<Sent>> waiting() {
    Map<SessionId, List<Sent>> waiting = new LinkedHashMap<>();
    mailboxes.forEach(
        (mailbox, all) -> {
          List<Sent> here = new ArrayList<>();
          for (Sent each : all.values()) {
            if (each.stand == Stand.WAITING) {
              here.add(each);
            }
          }
          if (!here.isEmpty()) {
            waiting.put(mailbox, here);
          }
        });
    return waiting;
  }

  private Map<MessageId, Sent> mailbox(SessionId name) {
    return mailboxes.computeIfAbsent(name, each -> new LinkedHashMap<>());
  }
}
