package dev.bureau.core.store;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages that wait for their handling. A mailbox belongs to a chain and is named by the chain's
 * first session; it is no part of a head, so an arrival changes no version. A mailbox remembers the
 * ids of messages that were handled: the same id never enters twice.
 */
public interface Mailboxes {
  /**
   * Puts messages into mailboxes, all or none, durable on return. Ids a mailbox has seen before are
   * passed over and do not count.
   *
   * @param capacity the most messages that may wait in each of the mailboxes afterwards
   * @return whether they are in
   */
  PutOutcome put(List<Posting> postings, int capacity);

  /** Puts messages that are due at once into one mailbox, all or none. */
  default PutOutcome put(SessionId mailbox, List<Message> messages, int capacity) {
    return put(messages.stream().map(each -> new Posting(mailbox, each)).toList(), capacity);
  }

  /**
   * What waits and is due: highest priority first, then in order of arrival.
   *
   * @param now messages that may not be tried before a later time are left out
   * @param limit the most to return
   */
  List<Delivery> pending(SessionId mailbox, Instant now, int limit);

  /** What has waited longest of all that is due, whatever its priority. */
  Optional<Delivery> oldest(SessionId mailbox, Instant now);

  /** Mailboxes in which something waits that is due, in order of their names, behind that one. */
  List<SessionId> waiting(Instant now, String after, int limit);

  /**
   * Notes that a message could not be handled: it is tried again later, or it failed for good and
   * moves to the dead letters. Its failures grow by {@link Failure#attempts}. Nothing happens if it
   * no longer waits, or if the failure was under a lease and its session has a higher epoch by now:
   * checked in the same transaction.
   *
   * @return whether it was noted
   */
  boolean failed(SessionId mailbox, MessageId message, Failure failure);

  /** Makes a dead letter wait again, with no failures; false if there is none of that id. */
  boolean requeue(SessionId mailbox, MessageId message);

  /** Removes a dead letter for good; its id stays known. False if there is none of that id. */
  boolean drop(SessionId mailbox, MessageId message);

  /** What failed for good, in order of arrival. */
  List<Delivery> deadLetters(SessionId mailbox, int limit);

  /**
   * The dead letter of that id; empty if there is none. It is asked for often, so it should take no
   * longer where there are many.
   */
  Optional<Delivery> deadLetter(SessionId mailbox, MessageId message);

  /** How many messages of a mailbox are where. */
  Counts counts(SessionId mailbox);

  /**
   * How many messages of all mailboxes together are where, those included in which there are only
   * dead letters, or only mail that is due later.
   */
  Counts counts();

  /** Whether messages are in. */
  enum PutOutcome {
    /** They are in, or were before. */
    STORED,
    /** There is no room for them; none is in. */
    MAILBOX_FULL
  }

  /**
   * How many messages are where.
   *
   * @param waiting not handled yet
   * @param dead failed for good
   */
  record Counts(long waiting, long dead) {}
}
