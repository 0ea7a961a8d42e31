package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Commit;
import dev.bureau.core.store.Mailboxes;
import dev.bureau.core.store.Posting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Holds senders back whose receivers have as much mail as they may (S22): such a sender gets no
 * turn until the mailbox is below its capacity again, or a second has passed, so that two that fill
 * each other's mailboxes go on. Thread-safe.
 *
 * <p>A mailbox is counted once in an eighth of its capacity, by what was sent to it from here. So
 * each process may send that much beyond the capacity, and each sender what one of its commits
 * sends, once a second.
 */
final class BackPressure {
  private static final int COUNTS_PER_CAPACITY = 8;
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private final Mailboxes mailboxes;
  private final Seams seams;
  private final int capacity;
  private final int uncounted;
  private final Consumer<SessionId> wake;
  private final Lock lock;
  private final Map<SessionId, Sent> sent = new HashMap<>();
  private final Map<SessionId, Long> full = new LinkedHashMap<>();
  private final Map<SessionId, Held> held = new LinkedHashMap<>();
  private volatile boolean holding;
  private long forgotten;

  /**
   * @param capacity the most messages that should wait in a mailbox
   * @param wake is told the mailboxes of senders that are no longer held back
   */
  BackPressure(Mailboxes mailboxes, Seams seams, int capacity, Consumer<SessionId> wake) {
    this.mailboxes = mailboxes;
    this.seams = seams;
    this.capacity = capacity;
    this.uncounted = Math.max(1, capacity / COUNTS_PER_CAPACITY);
    this.wake = wake;
    this.lock = seams.lock();
    this.forgotten = seams.ticker().nanos();
  }

  /** What was sent to a mailbox from here since it was counted. */
  private static final class Sent {
    long messages;
    boolean lately = true;
  }

  /** A sender that is held back, for whose sake, and until when at the longest. */
  private record Held(Set<SessionId> receivers, long untilNanos) {}

  /** Whether the session of that mailbox is to have no turn. */
  boolean holds(SessionId sender) {
    if (!holding) {
      return false;
    }
    return locked(() -> held.containsKey(sender));
  }

  /** Takes note of what a commit sent, and of what it handled. */
  void committed(Commit commit) {
    SessionId mailbox = commit.head().links().chain();
    Map<SessionId, Integer> receivers = new LinkedHashMap<>();
    for (Posting each : commit.postings()) {
      if (!each.mailbox().equals(mailbox)) {
        receivers.merge(each.mailbox(), 1, Integer::sum);
      }
    }
    receivers.forEach((receiver, messages) -> sent(mailbox, receiver, messages));
    int handled = commit.change().acknowledgements().size() + commit.change().withdrawals().size();
    if (holding && handled > 0 && locked(() -> isPerhapsBelow(mailbox, handled))) {
      count(mailbox);
    }
  }

  private void sent(SessionId sender, SessionId receiver, int messages) {
    if (locked(() -> isToBeCounted(receiver, messages))) {
      count(receiver);
    }
    locked(() -> full.containsKey(receiver) && hold(sender, receiver));
  }

  private boolean isToBeCounted(SessionId receiver, int messages) {
    Sent since = sent.computeIfAbsent(receiver, each -> new Sent());
    since.lately = true;
    since.messages += messages;
    boolean known = full.computeIfPresent(receiver, (each, waiting) -> waiting + messages) != null;
    return !known && since.messages >= uncounted;
  }

  private boolean hold(SessionId sender, SessionId receiver) {
    long until = seams.ticker().nanos() + LONGEST.toNanos();
    holding = true;
    return held.computeIfAbsent(sender, each -> new Held(new HashSet<>(), until))
        .receivers()
        .add(receiver);
  }

  private boolean isPerhapsBelow(SessionId mailbox, int handled) {
    Long waiting = full.computeIfPresent(mailbox, (each, before) -> before - handled);
    return waiting != null && waiting < capacity;
  }

  /** Counts a mailbox, and lets go who waited for it if it is below its capacity. */
  private void count(SessionId mailbox) {
    long waiting = mailboxes.counts(mailbox).waiting();
    locked(() -> counted(mailbox, waiting)).forEach(wake);
  }

  private List<SessionId> counted(SessionId mailbox, long waiting) {
    Sent since = sent.get(mailbox);
    if (since != null) {
      since.messages = 0;
    }
    if (waiting >= capacity) {
      full.put(mailbox, waiting);
      return List.of();
    }
    full.remove(mailbox);
    List<SessionId> free = new ArrayList<>();
    held.forEach(
        (sender, each) -> {
          if (each.receivers().remove(mailbox) && each.receivers().isEmpty()) {
            free.add(sender);
          }
        });
    letGo(free);
    return free;
  }

  /** The session's status has changed: whatever that means for it, it is not held back from it. */
  void letGo(SessionId sender) {
    if (holding) {
      locked(() -> letGo(List.of(sender)));
    }
  }

  private boolean letGo(List<SessionId> senders) {
    boolean any = held.keySet().removeAll(Set.copyOf(senders));
    holding = !held.isEmpty();
    return any;
  }

  /** Looks again at the mailboxes that senders wait for; lets go who has waited for a second. */
  void look() {
    locked(this::awaited).forEach(this::count);
    locked(this::overdue).forEach(wake);
    locked(this::forgetUnused);
  }

  /** The others are counted when somebody sends to them again. */
  private List<SessionId> awaited() {
    Set<SessionId> awaited = new HashSet<>();
    held.values().forEach(each -> awaited.addAll(each.receivers()));
    for (SessionId each : List.copyOf(full.keySet())) {
      if (!awaited.contains(each)) {
        full.remove(each);
        sent.computeIfAbsent(each, unused -> new Sent()).messages = uncounted;
      }
    }
    return List.copyOf(full.keySet());
  }

  private List<SessionId> overdue() {
    long now = seams.ticker().nanos();
    List<SessionId> overdue = new ArrayList<>();
    held.forEach(
        (sender, each) -> {
          if (now - each.untilNanos() >= 0) {
            overdue.add(sender);
          }
        });
    letGo(overdue);
    return overdue;
  }

  private boolean forgetUnused() {
    long now = seams.ticker().nanos();
    if (now - forgotten < FORGOTTEN.toNanos()) {
      return false;
    }
    forgotten = now;
    sent.values().removeIf(each -> !each.lately);
    sent.values().forEach(each -> each.lately = false);
    return true;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
