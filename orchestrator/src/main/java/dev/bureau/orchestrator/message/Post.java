package dev.bureau.orchestrator.message;

import dev.bureau.core.access.Patience;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.trace.Activity;
import dev.bureau.core.trace.Outcome;
import dev.bureau.core.trace.Span;
import dev.bureau.core.trace.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What brings mail to its mailboxes: one for each opened bureau, shared by all of its handles.
 * Thread-safe.
 */
public final class Post implements AutoCloseable {
  private final Store store;
  private final Door door;
  private final Seams seams;
  private final int capacity;
  private final Duration poll;
  private final Consumer<SessionId> arrived;
  private final Traffic traffic;
  private final Door.Listening counting;
  private final Set<MessageBatch> batches = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param capacity the most messages that may wait in one mailbox
   * @param poll how often to look for what other processes have done
   * @param arrived told of each mailbox that has got something
   */
  public Post(
      Store store,
      Door door,
      Seams seams,
      int capacity,
      Duration poll,
      Consumer<SessionId> arrived) {
    this.store = store;
    this.door = door;
    this.seams = seams;
    this.capacity = capacity;
    this.poll = poll;
    this.arrived = arrived;
    this.traffic = new Traffic();
    this.counting = door.listen(traffic);
  }

  Store store() {
    return store;
  }

  Door door() {
    return door;
  }

  Seams seams() {
    return seams;
  }

  Traffic traffic() {
    return traffic;
  }

  /** The most messages that may wait in one mailbox. */
  int capacity() {
    return capacity;
  }

  /** Waits for something about that mailbox. */
  Patience patience(SessionId mailbox, Duration longest) {
    return new Patience(door, seams, poll, mailbox, longest);
  }

  /** What a letter becomes when it is sent now. */
  Message message(Actor sender, SessionId receiver, Letter letter) {
    return Message.of(idOf(letter), sender, receiver, seams.wall().instant(), letter);
  }

  /** The id under which a letter is sent. */
  MessageId idOf(Letter letter) {
    return letter.key() != null ? letter.key() : new MessageId(seams.ids().next().value());
  }

  /**
   * A message with the mailbox it goes to.
   *
   * @throws dev.bureau.core.error.BadInputException if the receiver is the reserved session
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such receiver
   * @throws dev.bureau.core.door.SessionEndedException if it has ended and nobody has taken over
   * @throws dev.bureau.core.door.MessageRefusedException if it does not take the type
   */
  Posting addressed(Message message) {
    return new Posting(door.mailboxOf(message.receiver(), message.type()), message);
  }

  /**
   * Puts messages into their mailboxes, all or none, durable on return.
   *
   * @throws MailboxFullException if there is no room for all
   */
  void put(List<Posting> postings) {
    Tracer tracer = door.tracer();
    if (tracer == Tracer.NONE) {
      store(postings, Span.NONE);
    } else {
      try (Span span = tracer.begin(new Activity.Sending(postings.size()))) {
        store(postings, span);
      }
    }
    traffic.sent(postings.size());
    postings.stream().map(Posting::mailbox).distinct().forEach(this::arrived);
  }

  private void store(List<Posting> postings, Span span) {
    Mailboxes.PutOutcome outcome;
    try {
      outcome = store.mailboxes().put(postings, capacity);
    } catch (StoreException e) {
      span.failed(e);
      throw e;
    }
    if (outcome == Mailboxes.PutOutcome.MAILBOX_FULL) {
      span.came(Outcome.UNCHANGED);
      throw new MailboxFullException(fullest(postings), capacity);
    }
  }

  /** There may be something to handle in that mailbox. */
  void arrived(SessionId mailbox) {
    arrived.accept(mailbox);
  }

  /** The first receiver for which there is not enough room; the store does not tell which it is. */
  private SessionId fullest(List<Posting> postings) {
    Map<SessionId, Long> wanted =
        postings.stream().collect(Collectors.groupingBy(Posting::mailbox, Collectors.counting()));
    return postings.stream()
        .filter(
            each ->
                store.mailboxes().counts(each.mailbox()).waiting()
                        + wanted.getOrDefault(each.mailbox(), 0L)
                    > capacity)
        .findFirst()
        .orElse(postings.get(0)) // somebody has made room meanwhile
        .message()
        .receiver();
  }

  /**
   * Will close that batch.
   *
   * @throws IllegalStateException if this is closed
   */
  void opened(MessageBatch batch) {
    batches.add(batch);
    if (closed) { // asked after it was added: else closing might miss it
      batches.remove(batch);
      throw new IllegalStateException("The bureau is closed; open the batch in one that is open");
    }
  }

  void closed(MessageBatch batch) {
    batches.remove(batch);
  }

  /**
   * Sends what batches still hold, and closes them.
   *
   * @throws dev.bureau.core.error.BureauException if one of them cannot be sent; the others are
   */
  @Override
  public void close() {
    closed = true;
    counting.close();
    RuntimeException failure = null;
    for (MessageBatch each : batches) {
      try {
        each.close();
      } catch (RuntimeException e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
