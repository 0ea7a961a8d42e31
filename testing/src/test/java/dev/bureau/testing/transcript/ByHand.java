package dev.bureau.testing.transcript;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.Tasks;
import dev.bureau.testing.ForwardingSeams;
import dev.bureau.testing.ManualSeams;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A world whose tasks run when told, in this thread. */
final class ByHand extends ForwardingSeams {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Map<Runnable, Duration> timers = new LinkedHashMap<>();
  private final Map<Duration, Runnable> repeating = new LinkedHashMap<>();

  ByHand(Disk disk) {
    super(ManualSeams.seeded(1).on(disk));
  }

  /** How many tasks wait. */
  int waiting() {
    return tasks.size();
  }

  /** Runs all that waits. */
  void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** Lets a repeating task of that pause come to its turn. */
  void every(Duration pause) {
    repeating.get(pause).run();
    run();
  }

  /** Runs all timers that are set, and tells when they would have run. */
  List<Duration> timers() {
    Map<Runnable, Duration> due = new LinkedHashMap<>(timers);
    timers.clear();
    due.keySet().forEach(Runnable::run);
    run();
    return new ArrayList<>(due.values());
  }

  @Override
  public Tasks tasks() {
    return new Tasks() {
      @Override
      public void execute(String name, Runnable task) {
        tasks.add(task);
      }

      @Override
      public int atOnce() {
        return Integer.MAX_VALUE;
      }

      @Override
      public Timer after(String name, Duration delay, Runnable task) {
        Runnable own = () -> task.run();
        timers.put(own, delay);
        return () -> timers.remove(own);
      }

      @Override
      public Repeating every(String name, Duration pause, Runnable task) {
        repeating.put(pause, task);
        return new Repeating() {
          @Override
          public void wake() {
            tasks.add(task);
          }

          @Override
          public void close() {
            repeating.remove(pause);
          }
        };
      }
    };
  }
}
