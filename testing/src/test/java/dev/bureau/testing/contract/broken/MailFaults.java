package dev.bureau.testing.contract.broken;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.CommitOutcome.Committed;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Mailboxes.PutOutcome;
import dev.bureau.core.store.Posting;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingMailboxes;
import dev.bureau.testing.ForwardingSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What goes wrong with mail. */
final class MailFaults {
  private static final int ALL = Integer.MAX_VALUE;

  private MailFaults() {}

  /** The same message, sent twice, waits twice. */
  static Defect duplicatesDelivered() {
    SecondCopies.Memory memory = new SecondCopies.Memory();
    return Defect.mailboxes(
        works ->
            new SecondCopies(
                works.mailboxes(), memory, (mailbox, id) -> waits(works, mailbox, id)));
  }

  /** Ids are known as long as their messages are there, and no longer. */
  static Defect handledIdsForgotten() {
    SecondCopies.Memory memory = new SecondCopies.Memory();
    return Defect.mailboxes(
        works ->
            new SecondCopies(
                works.mailboxes(),
                memory,
                (mailbox, id) -> !waits(works, mailbox, id) && !isDead(works, mailbox, id)));
  }

  /** The same, though only where a commit sends: puts know the ids. */
  static Defect handledIdsForgottenInCommits() {
    SecondCopies.Memory memory = new SecondCopies.Memory();
    Defect puts =
        Defect.mailboxes(
            works -> new SecondCopies(works.mailboxes(), memory, (mailbox, id) -> false));
    return puts.and(
        Defect.sessions(
            works ->
                new ForwardingSessions(works.sessions()) {
                  @Override
                  public CommitOutcome commit(Commit commit) {
                    List<Posting> gone =
                        commit.postings().stream().filter(each -> isGone(works, each)).toList();
                    CommitOutcome outcome = super.commit(commit);
                    if (outcome instanceof Committed) {
                      memory.tookAgain(gone);
                      memory.took(commit.postings());
                    }
                    return outcome;
                  }
                }));
  }

  private static boolean isGone(Store works, Posting posting) {
    return !waits(works, posting.mailbox(), posting.message().id())
        && !isDead(works, posting.mailbox(), posting.message().id());
  }

  private static boolean waits(Store works, SessionId mailbox, MessageId id) {
    return contains(works.mailboxes().pending(mailbox, Instant.MAX, ALL), id);
  }

  private static boolean isDead(Store works, SessionId mailbox, MessageId id) {
    return works.mailboxes().deadLetter(mailbox, id).isPresent();
  }

  private static boolean contains(List<Delivery> deliveries, MessageId id) {
    return deliveries.stream().anyMatch(each -> each.message().id().equals(id));
  }

  /** A mailbox has no bound. */
  static Defect capacityIgnored() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                return super.put(postings, ALL);
              }
            });
  }

  /** A batch goes in message by message until there is no room. */
  static Defect batchesHalved() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                for (Posting each : postings) {
                  if (super.put(List.of(each), capacity) == PutOutcome.MAILBOX_FULL) {
                    return PutOutcome.MAILBOX_FULL;
                  }
                }
                return PutOutcome.STORED;
              }
            });
  }

  /** The messages are counted first and put in afterwards. */
  static Defect capacityCheckedApart() {
    Rendezvous between = Rendezvous.of(3);
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                SessionId mailbox = postings.get(0).mailbox();
                if (super.counts(mailbox).waiting() + postings.size() > capacity) {
                  return super.put(postings, capacity);
                }
                between.meet(mailbox);
                return super.put(postings, ALL);
              }
            });
  }

  /** What is least urgent is handed out first: the index is sorted the wrong way. */
  static Defect orderReversed() {
    return Defect.mailboxes(
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
  static Defect retryTimesIgnored() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
                return super.pending(mailbox, Instant.MAX, limit);
              }
            });
  }

  /** A failure is noted for whoever says so, also for a holder that lost its lease. */
  static Defect failuresNotFenced() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
                return super.failed(
                    mailbox,
                    message,
                    new Failure(failure.attempts(), failure.reason(), failure.retryAt(), null));
              }
            });
  }

  /** Each mailbox takes its part by itself; what is in stays in when the next one is full. */
  static Defect mailboxesFilledOneByOne() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                Map<SessionId, List<Posting>> parts =
                    postings.stream()
                        .collect(
                            Collectors.groupingBy(
                                Posting::mailbox, LinkedHashMap::new, Collectors.toList()));
                for (List<Posting> each : parts.values()) {
                  if (super.put(each, capacity) == PutOutcome.MAILBOX_FULL) {
                    return PutOutcome.MAILBOX_FULL;
                  }
                }
                return PutOutcome.STORED;
              }
            });
  }

  /** What is put in for later is due at once. */
  static Defect timesForgottenInPuts() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                return super.put(Altered.dueAtOnce(postings), capacity);
              }
            });
  }

  /** What a commit sends for later is due at once. */
  static Defect timesForgottenInCommits() {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                return super.commit(Altered.dueAtOnce(commit));
              }
            });
  }

  /** All mail is counted mailbox by mailbox, and those with dead letters only are passed over. */
  static Defect mailCountedWhereSomethingWaits() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public Counts counts() {
                return super.waiting(Instant.MAX, "", ALL).stream()
                    .map(super::counts)
                    .reduce(
                        new Counts(0, 0),
                        (one, other) ->
                            new Counts(one.waiting() + other.waiting(), one.dead() + other.dead()));
              }
            });
  }

  /** What is due later is counted in its own mailbox, and not among all. */
  static Defect mailCountedWhenDue() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public Counts counts() {
                long later =
                    super.waiting(Instant.MAX, "", ALL).stream()
                        .flatMap(each -> super.pending(each, Instant.MAX, ALL).stream())
                        .filter(each -> each.notBefore().isAfter(each.message().sentAt()))
                        .count();
                Counts all = super.counts();
                return new Counts(all.waiting() - later, all.dead());
              }
            });
  }

  /** The last failure, which makes a dead letter, is not counted. */
  static Defect lastFailureNotCounted() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
                int attempts = failure.retryAt() == null ? 0 : failure.attempts();
                return super.failed(
                    mailbox,
                    message,
                    new Failure(attempts, failure.reason(), failure.retryAt(), failure.lease()));
              }
            });
  }

  /** Each failure is counted as a handling, also where there was none. */
  static Defect burialsCountedAsFailures() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
                return super.failed(
                    mailbox,
                    message,
                    new Failure(1, failure.reason(), failure.retryAt(), failure.lease()));
              }
            });
  }

  /** A dead letter is looked for among the first hundred. */
  static Defect deadLettersSearchedInPart() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public Optional<Delivery> deadLetter(SessionId mailbox, MessageId message) {
                return super.deadLetters(mailbox, 100).stream()
                    .filter(each -> each.message().id().equals(message))
                    .findFirst();
              }
            });
  }

  /** A message is looked for by its id alone, wherever it is. */
  static Defect deadLettersFoundAlive() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public Optional<Delivery> deadLetter(SessionId mailbox, MessageId message) {
                return super.deadLetter(mailbox, message)
                    .or(
                        () ->
                            super.pending(mailbox, Instant.MAX, ALL).stream()
                                .filter(each -> each.message().id().equals(message))
                                .findFirst());
              }
            });
  }

  /** The oldest is taken for the first in the order of handling. */
  static Defect oldestByPriority() {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public Optional<Delivery> oldest(SessionId mailbox, Instant now) {
                return super.pending(mailbox, now, 1).stream().findFirst();
              }
            });
  }
}
