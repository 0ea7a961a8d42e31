package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.wait.WaitRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which messages of a mailbox have their turn: what is due, but for what waits for something else.
 * That is what is parked, and what tells that nobody has answered although somebody has (X60): the
 * answer is heard first, also where it has to be tried again.
 */
final class Due {
  /** A reply that is tried again counts, too, and no pause before that is longer. */
  private final Duration longestPause;

  private final Mailboxes mailboxes;

  Due(Mailboxes mailboxes, Duration longestPause) {
    this.mailboxes = mailboxes;
    this.longestPause = longestPause;
  }

  /**
   * So many at most. If there is more, the last place belongs to what has waited longest, so that
   * nothing waits for ever behind what is more urgent.
   *
   * @param parked what waits for a decision about a cell
   */
  List<Delivery> of(SessionId mailbox, Set<MessageId> parked, Instant now, int limit) {
    List<Delivery> first = mailboxes.pending(mailbox, now, limit + parked.size());
    if (first.stream().noneMatch(Due::isTimeout)) {
      return turn(mailbox, first, parked, now, limit);
    }
    Set<MessageId> passed = new HashSet<>(parked);
    passed.addAll(answered(mailbox, now));
    return turn(
        mailbox, mailboxes.pending(mailbox, now, limit + passed.size()), passed, now, limit);
  }

  private List<Delivery> turn(
      SessionId mailbox, List<Delivery> first, Set<MessageId> passed, Instant now, int limit) {
    List<Delivery> due = new ArrayList<>();
    for (Delivery each : first) {
      if (due.size() < limit && !passed.contains(each.message().id())) {
        due.add(each);
      }
    }
    if (due.size() == limit) {
      mailboxes
          .oldest(mailbox, now)
          .filter(each -> !passed.contains(each.message().id()) && !due.contains(each))
          .ifPresent(each -> due.set(limit - 1, each));
    }
    return due;
  }

  /** The timeouts that are due of what was answered before its time was over. */
  private Set<MessageId> answered(SessionId mailbox, Instant now) {
    int waiting = Math.toIntExact(mailboxes.counts(mailbox).waiting());
    List<Delivery> all = mailboxes.pending(mailbox, now.plus(longestPause), Math.max(waiting, 1));
    Map<MessageId, Instant> answers = new HashMap<>();
    for (Delivery each : all) {
      Message message = each.message();
      if (message.correlation() != null && !isTimeout(each)) {
        answers.merge(message.correlation(), message.sentAt(), Due::earlier);
      }
    }
    Set<MessageId> answered = new HashSet<>();
    for (Delivery each : all) {
      Instant sent = isTimeout(each) ? answers.get(each.message().correlation()) : null;
      if (sent != null && !sent.isAfter(each.notBefore())) {
        answered.add(each.message().id());
      }
    }
    return answered;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static boolean isTimeout(Delivery delivery) {
    return WaitRules.isTimeout(delivery.message());
  }
}
