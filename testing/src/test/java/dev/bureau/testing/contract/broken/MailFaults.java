package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes.PutOutcome;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingMailboxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What goes wrong with mail. */
final class MailFaults {
  private static final int ALL = Integer.MAX_VALUE;

  private MailFaults() {}

  /** The same message, sent twice, waits twice. */
  static Fault duplicatesDelivered() {
    SecondCopies.Memory memory = new SecondCopies.Memory();
    return Fault.mailboxes(
        works ->
            new SecondCopies(
                works.mailboxes(), memory, (mailbox, id) -> waits(works, mailbox, id)));
  }

  /** Ids are known as long as their messages are there, and no longer. */
  static Fault handledIdsForgotten() {
    SecondCopies.Memory memory = new SecondCopies.Memory();
    return Fault.mailboxes(
        works ->
            new SecondCopies(
                works.mailboxes(),
                memory,
                (mailbox, id) -> !waits(works, mailbox, id) && !isDead(works, mailbox, id)));
  }

  private static boolean waits(Store works, SessionId mailbox, MessageId id) {
    return contains(works.mailboxes().pending(mailbox, Instant.MAX, ALL), id);
  }

  private static boolean isDead(Store works, SessionId mailbox, MessageId id) {
    return contains(works.mailboxes().deadLetters(mailbox, ALL), id);
  }

  private static boolean contains(List<Delivery> deliveries, MessageId id) {
    return deliveries.stream().anyMatch(each -> each.message().id().equals(id));
  }

  /** A mailbox has no bound. */
  static Fault capacityIgnored() {
    return Fault.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(SessionId mailbox, List<Message> messages, int capacity) {
                return super.put(mailbox, messages, ALL);
              }
            });
  }

  /** A batch goes in message by message until there is no room. */
  static Fault batchesHalved() {
    return Fault.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(SessionId mailbox, List<Message> messages, int capacity) {
                for (Message each : messages) {
                  if (super.put(mailbox, List.of(each), capacity) == PutOutcome.MAILBOX_FULL) {
                    return PutOutcome.MAILBOX_FULL;
                  }
                }
                return PutOutcome.STORED;
              }
            });
  }

  /** The messages are counted first and put in afterwards. */
  static Fault capacityCheckedApart() {
    Rendezvous between = Rendezvous.of(3);
    return Fault.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(SessionId mailbox, List<Message> messages, int capacity) {
                if (super.counts(mailbox).waiting() + messages.size() > capacity) {
                  return super.put(mailbox, messages, capacity);
                }
                between.meet(mailbox);
                return super.put(mailbox, messages, ALL);
              }
            });
  }

  /** What is least urgent is handed out first: the index is sorted the wrong way. */
  static Fault orderReversed() {
    return Fault.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
                List<Delivery> due = new ArrayList<>(super.pending(mailbox, now, ALL));
                Collections.reverse(due);
                return due.stream().limit(limit).toList();
              }
            });
  }

  /** What failed is handed out again at once. */
  static Fault retryTimesIgnored() {
    return Fault.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
                return super.pending(mailbox, Instant.MAX, limit);
              }
            });
  }

  /** A failure is noted for whoever says so, also for a holder that lost its lease. */
  static Fault failuresNotFenced() {
    return Fault.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
                return super.failed(
                    mailbox, message, new Failure(failure.reason(), failure.retryAt(), null));
              }
            });
  }
}
