package dev.bureau.store.memory;

import dev.bureau.core.id.MessageId;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.Priority;
import dev.bureau.core.store.Failure;
import dev.bureau.core.store.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One mailbox, guarded by the stripe of its name. */
final class Mailbox {
  private static final Priority[] LEVELS = Priority.values();

  private final Map<MessageId, Slot> slots = new HashMap<>();
  private final Map<Priority, NavigableMap<Long, Slot>> waiting = new EnumMap<>(Priority.class);
  private final TreeMap<Long, Slot> dead = new TreeMap<>();
  private long arrivals;
  private int waitingCount;

  Mailbox() {
    for (Priority each : LEVELS) {
      waiting.put(each, new TreeMap<>());
    }
  }

  /**
   * A message's place; without a delivery once it was handled or dropped, for its id stays known.
   */
  private static final class Slot {
    final long arrival;
    @Nullable Delivery delivery;
    boolean dead;

    Slot(long arrival, Delivery delivery) {
      this.arrival = arrival;
      this.delivery = delivery;
    }
  }

  boolean knows(MessageId id) {
    return slots.containsKey(id);
  }

  boolean waits(MessageId id) {
    Slot slot = slots.get(id);
    return slot != null && slot.delivery != null && !slot.dead;
  }

  int waiting() {
    return waitingCount;
  }

  int dead() {
    return dead.size();
  }

  /** Puts a message in, unless its id was here before. */
  void put(Posting posting) {
    Message message = posting.message();
    if (knows(message.id())) {
      return;
    }
    arrivals++;
    Slot slot = new Slot(arrivals, new Delivery(message, 0, posting.notBefore(), null));
    slots.put(message.id(), slot);
    begin(slot, message);
  }

  void acknowledge(MessageId id) {
    Slot slot = slots.get(id);
    if (slot != null && slot.delivery != null && !slot.dead) {
      end(slot, slot.delivery.message());
      slot.delivery = null;
    }
  }

  /** Takes it out wherever it is. */
  void withdraw(MessageId id) {
    acknowledge(id);
    drop(id);
  }

  boolean failed(MessageId id, Failure failure) {
    Slot slot = slots.get(id);
    if (slot == null || slot.delivery == null || slot.dead) {
      return false;
    }
    Delivery before = slot.delivery;
    Message message = before.message();
    int failures = before.failures() + failure.attempts();
    Instant retryAt = failure.retryAt();
    if (retryAt != null) {
      slot.delivery = new Delivery(message, failures, retryAt, failure.reason());
    } else {
      end(slot, message);
      slot.delivery = new Delivery(message, failures, before.notBefore(), failure.reason());
      slot.dead = true;
      dead.put(slot.arrival, slot);
    }
    return true;
  }

  boolean requeue(MessageId id) {
    Slot slot = slots.get(id);
    if (slot == null || slot.delivery == null || !slot.dead) {
      return false;
    }
    Message message = slot.delivery.message();
    dead.remove(slot.arrival);
    slot.dead = false;
    slot.delivery = new Delivery(message, 0, Instant.EPOCH, null);
    begin(slot, message);
    return true;
  }

  boolean drop(MessageId id) {
    Slot slot = slots.get(id);
    if (slot == null || !slot.dead) {
      return false;
    }
    dead.remove(slot.arrival);
    slot.dead = false;
    slot.delivery = null;
    return true;
  }

  List<Delivery> pending(Instant now, int limit) {
    List<Delivery> due = new ArrayList<>();
    for (int level = LEVELS.length - 1; level >= 0; level--) {
      for (Slot slot : waitingAt(LEVELS[level]).values()) {
        if (due.size() >= limit) {
          return due;
        }
        if (slot.delivery != null && !slot.delivery.notBefore().isAfter(now)) {
          due.add(slot.delivery);
        }
      }
    }
    return due;
  }

  /** What has waited longest of all that is due. */
  Optional<Delivery> oldest(Instant now) {
    Slot oldest = null;
    for (Priority each : LEVELS) {
      Slot first = firstDue(each, now);
      if (first != null && (oldest == null || first.arrival < oldest.arrival)) {
        oldest = first;
      }
    }
    return oldest == null ? Optional.empty() : Optional.ofNullable(oldest.delivery);
  }

  private @Nullable Slot firstDue(Priority priority, Instant now) {
    for (Slot each : waitingAt(priority).values()) {
      if (each.delivery != null && !each.delivery.notBefore().isAfter(now)) {
        return each;
      }
    }
    return null;
  }

  List<Delivery> deadLetters(int limit) {
    List<Delivery> letters = new ArrayList<>();
    for (Slot slot : dead.values()) {
      if (letters.size() < limit && slot.delivery != null) {
        letters.add(slot.delivery);
      }
    }
    return letters;
  }

  Optional<Delivery> deadLetter(MessageId id) {
    Slot slot = slots.get(id);
    return slot != null && slot.dead ? Optional.ofNullable(slot.delivery) : Optional.empty();
  }

  private void begin(Slot slot, Message message) {
    waitingAt(message.priority()).put(slot.arrival, slot);
    waitingCount++;
  }

  private void end(Slot slot, Message message) {
    waitingAt(message.priority()).remove(slot.arrival);
    waitingCount--;
  }

  private NavigableMap<Long, Slot> waitingAt(Priority priority) {
    return waiting.computeIfAbsent(priority, each -> new TreeMap<>());
  }
}
