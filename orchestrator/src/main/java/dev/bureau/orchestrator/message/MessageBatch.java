package dev.bureau.orchestrator.message;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.Message;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.Posting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects letters and sends them together (S21): when there are enough, before there are more for
 * one mailbox than it may hold, when the delay has passed, and when it is told to. Each flush is
 * one durable step over all mailboxes. A letter is durable only once it is flushed: what a process
 * has not flushed when it dies was not sent. Thread-safe.
 *
 * <p>If one mailbox has no room, or one receiver takes no mail any more, nothing of that flush is
 * sent and all letters stay. The next {@link #add}, {@link #flush} or {@link #close} tries again
 * and throws what stands against it, naming the receiver. {@link #unsent()} tells what is held, and
 * {@link #withdraw} takes back what cannot be sent, so that the rest can.
 */
public final class MessageBatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageBatch.class);
  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private final Post post;
  private final Actor sender;
  private final int size;
  private final Lock lock;
  private final Duration delay;
  private final List<Posting> unsent = new ArrayList<>();
  private final Map<SessionId, Integer> held = new HashMap<>(); // how many of them, by mailbox
  private Tasks.@Nullable Timer timer;
  private int timers;
  private boolean stuck;
  private boolean closed;

  MessageBatch(Post post, Actor sender, int size, Duration delay) {
    if (size < 1 || size > MOST) {
      throw new BadInputException("batch size", size, "give 1-" + MOST);
    }
    if (delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST) > 0) {
      throw new BadInputException(
          "batch delay",
          delay,
          "give a time longer than zero, at most " + LONGEST.toDays() + " days");
    }
    this.post = post;
    this.sender = sender;
    this.size = size;
    this.lock = post.seams().lock();
    this.delay = delay;
    post.opened(this);
  }

  /**
   * Adds a letter, and flushes if there are enough. If it throws, the letter was not added; if only
   * the flush behind it fails, the letter is in, and the next call tells.
   *
   * @return the id under which it will be sent
   * @throws MailboxFullException if letters that were added before cannot be sent for want of room
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such receiver
   * @throws dev.bureau.core.door.SessionEndedException if it has ended and nobody has taken over
   * @throws dev.bureau.core.door.MessageRefusedException if it does not take the type
   * @throws BadInputException if the letter is too large, or the receiver is the reserved session
   * @throws IllegalStateException if the batch was closed
   */
  public MessageId add(SessionId receiver, Letter letter) {
    return locked(
        () -> {
          if (closed) {
            throw new IllegalStateException("The batch is closed; open another");
          }
          if (stuck) {
            send();
          }
          Posting posting = post.addressed(post.message(sender, receiver, letter));
          if (held.getOrDefault(posting.mailbox(), 0) >= post.capacity()) {
            send(); // together they would never fit
          }
          unsent.add(posting);
          held.merge(posting.mailbox(), 1, Integer::sum);
          if (unsent.size() >= size) {
            trySending();
          }
          return posting.message().id();
        });
  }

  /**
   * Sends what was added; it is durable when this returns.
   *
   * @throws MailboxFullException if one mailbox has no room; nothing was sent
   * @throws dev.bureau.core.door.NoSuchSessionException if a receiver was deleted meanwhile
   * @throws dev.bureau.core.door.SessionEndedException if a receiver has ended meanwhile
   * @throws dev.bureau.core.door.MessageRefusedException if a receiver takes the type no longer
   */
  public void flush() {
    locked(
        () -> {
          send();
          return unsent.size();
        });
  }

  /** What was added and is not sent yet, in the order of adding. */
  public List<Message> unsent() {
    return locked(() -> unsent.stream().map(Posting::message).toList());
  }

  /**
   * Takes back what is not sent to that receiver.
   *
   * @return the letters' messages, in the order of adding
   */
  public List<Message> withdraw(SessionId receiver) {
    return locked(
        () -> {
          List<Posting> taken =
              unsent.stream().filter(each -> each.message().receiver().equals(receiver)).toList();
          unsent.removeAll(taken);
          taken.forEach(each -> held.merge(each.mailbox(), -1, Integer::sum));
          return taken.stream().map(Posting::message).toList();
        });
  }

  /**
   * Sends what was added and takes no more. If that fails it throws what {@link #flush} throws, and
   * {@link #flush} or this may be tried again.
   */
  @Override
  public void close() {
    locked(
        () -> {
          closed = true;
          send();
          return unsent.size();
        });
    post.closed(this);
  }

  private void flushInTime(int number) {
    locked(
        () -> {
          if (timer != null && number == timers) { // else it was called off too late
            timer = null;
            trySending();
          }
          return unsent.size();
        });
  }

  /** Sends if it can. What stands against it is thrown by the next call, which tries again. */
  private void trySending() {
    try {
      send();
    } catch (BureauException e) {
      LOG.warn("{} messages of a batch are held back: {}", unsent.size(), e.getMessage());
      LOG.debug("A batch is held back", e);
    }
  }

  private void send() {
    if (unsent.isEmpty()) {
      stuck = false;
      return;
    }
    stuck = true;
    post.put(unsent.stream().map(Posting::message).map(post::addressed).toList());
    unsent.clear();
    held.clear();
    stuck = false;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      try {
        setTimer();
      } finally {
        lock.unlock();
      }
    }
  }

  /** One timer runs while something is held; after a flush in time that failed, another. */
  private void setTimer() {
    boolean holds = !unsent.isEmpty() && !closed;
    if (holds && timer == null) {
      timers++;
      int number = timers;
      timer = post.seams().tasks().after("batch", delay, () -> flushInTime(number));
    } else if (!holds && timer != null) {
      timer.close();
      timer = null;
    }
  }
}
