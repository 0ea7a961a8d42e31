package dev.bureau.testing.simulation;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.CommitOutcome;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Posting;
import dev.bureau.testing.ForwardingMailboxes;
import dev.bureau.testing.ForwardingSessions;
import dev.bureau.testing.contract.broken.Altered;
import dev.bureau.testing.contract.broken.Defect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Bugs as mailboxes could have them. */
final class MailPlants {
  private MailPlants() {}

  static List<Plant> all() {
    return List.of(
        plant("a message put again is another one", MailPlants::putAgain),
        plant("what failed is handed out no more", MailPlants::failedAreForgotten),
        plant("a failed message is lost when it fails again", MailPlants::lostAtTheSecondFailure),
        plant("the newest of several comes first", MailPlants::newestFirst),
        plant("a mailbox that was found waiting is not found again", MailPlants::foundOnce),
        plant("what is handled is handed out once more", MailPlants::handledOnceMore),
        plant("what does not wait is acknowledged all the same", MailPlants::unchecked),
        plant("the last of several sends of a commit is lost", MailPlants::lastSendLost),
        plant("a timeout outlives the reply that came in time", MailPlants::nothingWithdrawn));
  }

  private static Plant plant(String name, Function<AtomicInteger, Defect> planting) {
    return new Plant(name, Plant.Place.MAIL, planting);
  }

  private static Defect putAgain(AtomicInteger bites) {
    Set<MessageId> came = new HashSet<>();
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public PutOutcome put(List<Posting> postings, int capacity) {
                return super.put(postings.stream().map(this::another).toList(), capacity);
              }

              private Posting another(Posting posting) {
                Message message = posting.message();
                if (came.add(message.id())) {
                  return posting;
                }
                MessageId other = new MessageId(message.id() + "-" + bites.incrementAndGet());
                return new Posting(posting.mailbox(), renamed(message, other), posting.notBefore());
              }
            });
  }

  private static Message renamed(Message message, MessageId id) {
    return new Message(
        id,
        message.type(),
        message.priority(),
        message.sender(),
        message.receiver(),
        message.sentAt(),
        message.content(),
        message.tags(),
        message.correlation(),
        message.deadline());
  }

  private static Defect failedAreForgotten(AtomicInteger bites) {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
                List<Delivery> fresh = new ArrayList<>(super.pending(mailbox, now, limit));
                if (fresh.removeIf(each -> each.failures() > 0)) {
                  bites.incrementAndGet();
                }
                return fresh;
              }
            });
  }

  private static Defect lostAtTheSecondFailure(AtomicInteger bites) {
    Set<MessageId> failed = new HashSet<>();
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public boolean failed(SessionId mailbox, MessageId message, Failure failure) {
                if (failed.add(message)) {
                  return super.failed(mailbox, message, failure);
                }
                bites.incrementAndGet();
                Failure last =
                    new Failure(failure.attempts(), failure.reason(), null, failure.lease());
                return super.failed(mailbox, message, last) && super.drop(mailbox, message);
              }
            });
  }

  private static Defect newestFirst(AtomicInteger bites) {
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
                List<Delivery> all = new ArrayList<>(super.pending(mailbox, now, limit));
                if (all.size() > 4) {
                  bites.incrementAndGet();
                  all.add(0, all.remove(all.size() - 1));
                }
                return all;
              }
            });
  }

  private static Defect foundOnce(AtomicInteger bites) {
    Set<SessionId> found = new HashSet<>();
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<SessionId> waiting(Instant now, String after, int limit) {
                List<SessionId> fresh = new ArrayList<>(super.waiting(now, after, limit));
                if (fresh.removeIf(each -> !found.add(each))) {
                  bites.incrementAndGet();
                }
                return fresh;
              }
            });
  }

  /** Somebody has read the mailbox and goes on with what was read. */
  private static Defect handledOnceMore(AtomicInteger bites) {
    List<Delivery> read = new ArrayList<>();
    return Defect.mailboxes(
        works ->
            new ForwardingMailboxes(works.mailboxes()) {
              @Override
              public List<Delivery> pending(SessionId mailbox, Instant now, int limit) {
                List<Delivery> all = super.pending(mailbox, now, limit);
                if (all.isEmpty() && read.size() == 1 && bites.getAndIncrement() == 0) {
                  return List.copyOf(read);
                }
                read.clear();
                read.addAll(all);
                return all;
              }
            });
  }

  /** Somebody else has handled it in the meantime, and nobody looks. */
  private static Defect unchecked(AtomicInteger bites) {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                CommitOutcome outcome = super.commit(commit);
                List<MessageId> handled = commit.change().acknowledgements();
                if (outcome instanceof CommitOutcome.Conflict && !handled.isEmpty()) {
                  bites.incrementAndGet();
                  return super.commit(
                      Altered.overwriting(
                          Altered.acknowledgements(commit, each -> false), works.sessions()));
                }
                return outcome;
              }
            });
  }

  private static Defect nothingWithdrawn(AtomicInteger bites) {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                if (!commit.change().withdrawals().isEmpty()) {
                  bites.incrementAndGet();
                }
                return super.commit(Altered.withdrawals(commit, each -> false));
              }
            });
  }

  private static Defect lastSendLost(AtomicInteger bites) {
    return Defect.sessions(
        works ->
            new ForwardingSessions(works.sessions()) {
              @Override
              public CommitOutcome commit(Commit commit) {
                int count = commit.postings().size();
                if (count < 2) {
                  return super.commit(commit);
                }
                bites.incrementAndGet();
                return super.commit(
                    new Commit(
                        commit.expectedVersion(),
                        commit.epoch(),
                        commit.moment(),
                        commit.change(),
                        commit.head(),
                        commit.postings().subList(0, count - 1)));
              }
            });
  }
}
