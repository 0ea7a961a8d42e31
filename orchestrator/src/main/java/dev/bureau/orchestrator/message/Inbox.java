package dev.bureau.orchestrator.message;

import dev.bureau.core.access.Patience;
import dev.bureau.core.door.Caller;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Priority;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Mailboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The mail of one session: what waits, what failed for good, and what it takes (S20-S22). The
 * mailbox belongs to the chain, so any session of a chain shows the same one. Thread-safe. What
 * changes something is refused to an observer, unless it is its own.
 */
public final class Inbox {
  private static final int AT_ONCE = 100;

  private final Post post;
  private final Caller caller;
  private final Session session;

  Inbox(Post post, Caller caller, Session session) {
    this.post = post;
    this.caller = caller;
    this.session = session;
  }

  /**
   * What waits, in the order in which the session will get it; what is to be tried again later, and
   * what is due later, is among it.
   *
   * @param limit the most to return
   */
  public List<Delivery> waiting(int limit) {
    return mailboxes().pending(mailbox(), Intakes.ANY_TIME, limit);
  }

  /**
   * What failed for good, in order of arrival, each with its reason.
   *
   * @param limit the most to return
   */
  public List<Delivery> deadLetters(int limit) {
    return mailboxes().deadLetters(mailbox(), limit);
  }

  /** What failed for good under that id, with its reason. */
  public Optional<Delivery> deadLetter(MessageId message) {
    return mailboxes().deadLetter(mailbox(), message);
  }

  /** How many messages wait, and how many have failed for good. */
  public Mailboxes.Counts counts() {
    return mailboxes().counts(mailbox());
  }

  /**
   * Has a dead letter wait again, with no failures; also into a full mailbox.
   *
   * @throws NoSuchDeadLetterException if there is none of that id
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   */
  public void retry(MessageId message) {
    post.door().requireNoObserver(session.id(), caller);
    if (!mailboxes().requeue(mailbox(), message)) {
      throw new NoSuchDeadLetterException(session.id(), message);
    }
    post.arrived(mailbox());
  }

  /**
   * Has all dead letters there are wait again, as {@link #retry} does.
   *
   * @return those it did, in order of arrival
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   */
  public List<MessageId> retryAll() {
    List<MessageId> retried = all(mailboxes()::requeue);
    post.arrived(mailbox());
    return retried;
  }

  /**
   * Removes a dead letter for good; its id stays known, so the same key is not sent again.
   *
   * @throws NoSuchDeadLetterException if there is none of that id
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   */
  public void drop(MessageId message) {
    post.door().requireNoObserver(session.id(), caller);
    if (!mailboxes().drop(mailbox(), message)) {
      throw new NoSuchDeadLetterException(session.id(), message);
    }
  }

  /**
   * Removes all dead letters there are for good, as {@link #drop} does.
   *
   * @return those it did, in order of arrival
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   */
  public List<MessageId> dropAll() {
    return all(mailboxes()::drop);
  }

  /**
   * Takes each dead letter there is away once, a few at a time: together they may be too large. One
   * that comes again has its old place, so that others are found behind it.
   */
  private List<MessageId> all(BiPredicate<SessionId, MessageId> taken) {
    post.door().requireNoObserver(session.id(), caller);
    List<MessageId> done = new ArrayList<>();
    Set<MessageId> tried = new HashSet<>();
    long left = counts().dead();
    int again = 0;
    while (left > 0) {
      int asked = again + (int) Math.min(left, AT_ONCE);
      List<Delivery> next = deadLetters(asked);
      int before = tried.size();
      for (Delivery each : next) {
        MessageId id = each.message().id();
        if (tried.add(id) && taken.test(mailbox(), id)) { // else another was faster
          done.add(id);
        }
      }
      int fresh = tried.size() - before;
      again = next.size() - fresh;
      left = fresh == 0 && next.size() < asked ? 0 : left - fresh;
    }
    return done;
  }

  /**
   * Registers the live end of the session's chain for messages. What waits already stays, whatever
   * its type; replies to what it asks (X60) come whatever their type.
   *
   * @param types what it takes; none for all
   * @param priority how early it gets its turn when many sessions have work
   * @return the session after it
   * @throws dev.bureau.core.error.BadInputException if there are over 64 types, or one is outside
   *     the grammar of types
   * @throws dev.bureau.core.door.SessionEndedException if it has ended
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another just now
   */
  public Session register(Set<String> types, Priority priority) {
    return intake().register(types, priority);
  }

  /**
   * Deregisters the live end at once: it takes no mail from now on, and what waits becomes dead
   * letters with that reason. What it has sent to itself, and what ends a wait of its own (X60), it
   * still gets. A handling under way whose message is taken away has no effect. A message whose
   * sender was let in just before may still arrive, and is handled.
   *
   * @return how many messages became dead letters
   * @throws dev.bureau.core.door.SessionEndedException if it has ended
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another just now
   */
  public long deregister() {
    Intakes closing = intake();
    closing.close();
    return closing.bury();
  }

  /**
   * Deregisters the live end gracefully: it takes no mail from now on, and this waits until what is
   * there has been handled or has failed for good. What it has sent to itself, and what ends a wait
   * of its own, does not count.
   *
   * @param timeout the longest to wait
   * @return false if something still waits then; it stays, and is handled as before
   * @throws dev.bureau.core.door.SessionEndedException if it has ended
   * @throws dev.bureau.core.transition.SessionPassingException if it passes to another just now
   */
  public boolean deregister(Duration timeout) throws InterruptedException {
    return deregister(timeout, () -> {});
  }

  /**
   * Deregisters the live end gracefully, as the other method does.
   *
   * @param whileWaiting run by this thread whenever it has looked and something still waits
   */
  public boolean deregister(Duration timeout, Runnable whileWaiting) throws InterruptedException {
    Intakes closing = intake();
    closing.close();
    try (Patience patience = post.patience(mailbox(), timeout)) {
      return patience.until(
          () -> {
            boolean through = closing.left(1).isEmpty();
            if (!through) {
              whileWaiting.run();
            }
            return through;
          });
    }
  }

  private Intakes intake() {
    return new Intakes(post, caller, session.id());
  }

  private Mailboxes mailboxes() {
    return post.store().mailboxes();
  }

  private SessionId mailbox() {
    return session.links().chain();
  }
}
