package dev.bureau.transitions.sync;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * Brings what was read of transcripts to all sinks (T7): every 120 s unless configured, and at once
 * when asked. A sink that fails is tried again with growing pauses, one that is slow keeps nobody
 * waiting, and none loses anything. Thread-safe.
 */
public final class Syncing implements AutoCloseable {
  private final List<Sink> sinks;
  private final List<String> names;
  private final SyncConfig config;
  private final Seams seams;
  private final Lock lock; // guards the couriers; never held in a call
  private final Map<Outbox, List<Courier>> couriers = new LinkedHashMap<>();
  private final Set<Outbox> leaving = new HashSet<>();
  private final Tasks.Repeating loop;

  /**
   * Begins.
   *
   * @param sinks each with a name of its own
   * @throws BadInputException if two have the same name
   */
  public Syncing(List<Sink> sinks, SyncConfig config, Seams seams) {
    this.sinks = List.copyOf(sinks);
    this.names = sinks.stream().map(Sink::name).toList();
    this.config = config;
    this.seams = seams;
    this.lock = seams.lock();
    Set<String> known = new HashSet<>();
    for (String each : names) {
      if (!known.add(each)) {
        throw new BadInputException("sink", each, "give each sink a name of its own");
      }
    }
    this.loop = seams.tasks().every("sync", config.every(), this::turn);
  }

  /** From now on sinks get what is in that outbox. */
  public void follow(Outbox outbox) {
    lock.lock();
    try {
      leaving.remove(outbox);
      couriers.computeIfAbsent(
          outbox, each -> sinks.stream().map(sink -> courier(each, sink)).toList());
    } finally {
      lock.unlock();
    }
  }

  private Courier courier(Outbox outbox, Sink sink) {
    return new Courier(outbox, sink, config, seams, () -> after(outbox), () -> forget(outbox));
  }

  /** Nothing more comes into that outbox: once all sinks have what is in it, it is forgotten. */
  public void leave(Outbox outbox) {
    lock.lock();
    try {
      if (sinks.isEmpty()) {
        couriers.remove(outbox);
      } else {
        leaving.add(outbox);
      }
    } finally {
      lock.unlock();
    }
    couriersOf(outbox).forEach(Courier::go);
  }

  /**
   * Brings what is in an outbox to all sinks at once, also to those that have failed just now.
   *
   * @param patience how long to wait for them; those that fail or take longer go on by themselves
   * @return whether each sink has all of it
   */
  public boolean now(Outbox outbox, Duration patience) throws InterruptedException {
    List<Courier> going = couriersOf(outbox);
    going.forEach(Courier::goNow);
    long deadline = seams.ticker().nanos() + patience.toNanos();
    boolean through = true;
    for (Courier each : going) {
      through &= each.awaitRun(Math.max(0, deadline - seams.ticker().nanos()));
    }
    return through && names.stream().allMatch(outbox::isDone);
  }

  private void turn() {
    all().forEach(Courier::go);
  }

  private List<Courier> all() {
    lock.lock();
    try {
      return couriers.keySet().stream().flatMap(each -> couriersOf(each).stream()).toList();
    } finally {
      lock.unlock();
    }
  }

  /** None while there is an older outbox of the same transcript: sinks get all in order (T10). */
  private List<Courier> couriersOf(Outbox outbox) {
    lock.lock();
    try {
      Optional<Outbox> first = couriers.keySet().stream().filter(outbox::isLike).findFirst();
      return first.isEmpty() || first.get() != outbox
          ? List.of()
          : couriers.getOrDefault(outbox, List.of());
    } finally {
      lock.unlock();
    }
  }

  private void after(Outbox outbox) {
    outbox.tidy(names);
    if (names.stream().allMatch(outbox::isDone) && isForgotten(outbox)) {
      turn(); // the next one of its transcript may go
    }
  }

  /** Its session is no more. */
  private void forget(Outbox outbox) {
    lock.lock();
    try {
      leaving.remove(outbox);
      List<Courier> going = couriers.remove(outbox);
      if (going != null) {
        going.forEach(Courier::close);
      }
    } finally {
      lock.unlock();
    }
    turn(); // another one of that id may go
  }

  private boolean isForgotten(Outbox outbox) {
    lock.lock();
    try {
      boolean left = leaving.remove(outbox);
      if (left) {
        couriers.remove(outbox);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Ends; what sinks do not have yet they get when it is begun again. */
  @Override
  public void close() {
    loop.close();
    lock.lock();
    try {
      couriers.values().forEach(each -> each.forEach(Courier::close));
      couriers.clear();
      leaving.clear();
    } finally {
      lock.unlock();
    }
  }
}
