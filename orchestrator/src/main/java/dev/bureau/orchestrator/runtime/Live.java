package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.SessionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The workers of this process, and which of them have room (S10): at most {@code limit} sessions
 * are live. A worker without room only finds out whether its session needs some. Not thread-safe.
 */
final class Live {
  private static final Comparator<Worker> LONGEST_IDLE =
      ((Comparator<Worker>) (one, other) -> Long.signum(one.lastWork() - other.lastWork()))
          .thenComparing(worker -> worker.mailbox().value());

  private final int limit;
  private final Map<SessionId, Worker> workers = new HashMap<>();
  private final NavigableSet<Worker> idle = new TreeSet<>(LONGEST_IDLE);
  private final Map<SessionId, Integer> starting = new HashMap<>();
  private int live;

  Live(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  boolean isFull() {
    return live + kept() >= limit;
  }

  /** How many are about to start and have no room yet. */
  private long kept() {
    return starting.isEmpty()
        ? 0
        : starting.keySet().stream().filter(each -> !isLive(each)).count();
  }

  private boolean isLive(SessionId mailbox) {
    Worker worker = workers.get(mailbox);
    return worker != null && worker.isLive();
  }

  Worker worker(SessionId mailbox, Function<SessionId, Worker> maker) {
    return workers.computeIfAbsent(mailbox, maker);
  }

  Collection<Worker> workers() {
    return workers.values();
  }

  @Nullable Worker find(SessionId mailbox) {
    return workers.get(mailbox);
  }

  /** Gives it room, whether there is any or not. */
  void enter(Worker worker) {
    if (!worker.isLive()) {
      worker.live(true);
      live++;
    }
  }

  /** Takes its room back; it may go on finding out whether it needs some. */
  void leave(Worker worker) {
    idle.remove(worker);
    if (worker.isLive()) {
      worker.live(false);
      live--;
    }
  }

  void remove(Worker worker) {
    leave(worker);
    workers.remove(worker.mailbox(), worker);
  }

  /** Others may have its room. */
  void idle(Worker worker) {
    idle.add(worker);
  }

  /** It has something to do. */
  void busy(Worker worker) {
    idle.remove(worker);
  }

  /** The one that has had nothing to do for the longest time. */
  Optional<Worker> longestIdle() {
    return idle.isEmpty() ? Optional.empty() : Optional.of(idle.first());
  }

  /**
   * Keeps room for a session that is about to start. One that is live keeps what it has, also if
   * its turn ends meanwhile and it leaves.
   *
   * @return whether there is any
   */
  boolean reserve(SessionId mailbox) {
    boolean has = starting.containsKey(mailbox) || isLive(mailbox) || !isFull();
    if (has) {
      starting.merge(mailbox, 1, Integer::sum);
    }
    return has;
  }

  boolean isStarting(SessionId mailbox) {
    return starting.containsKey(mailbox);
  }

  /** One start of a session is over: its room is kept no longer, unless for another start. */
  void release(SessionId mailbox) {
    starting.computeIfPresent(mailbox, (each, starts) -> starts == 1 ? null : starts - 1);
  }

  void clear() {
    workers.clear();
    idle.clear();
    live = 0;
  }
}
