package dev.bureau.testing.schedule;

import dev.bureau.core.seam.Tasks;
import java.time.Duration;

/** The tasks of one simulated process; what is to happen later holds no thread. */
public final class SimulatedTasks implements Tasks {
  private final Scheduler scheduler;
  private final Place place;

  public SimulatedTasks(Scheduler scheduler, Place place) {
    this.scheduler = scheduler;
    this.place = place;
  }

  @Override
  public void execute(String name, Runnable task) {
    scheduler.me();
    scheduler.spawn(place, name, task);
    scheduler.point("execute");
  }

  @Override
  public int atOnce() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Timer after(String name, Duration delay, Runnable task) {
    Later later = new Later(name, task);
    later.in(delay);
    return later::cancel;
  }

  @Override
  public Repeating every(String name, Duration pause, Runnable task) {
    Loop loop = new Loop(name, pause, task);
    loop.waitAgain();
    return loop;
  }

  /** Something that happens once, unless it is called off. */
  private final class Later {
    private final String name;
    private final Runnable task;
    private boolean cancelled;

    Later(String name, Runnable task) {
      this.name = name;
      this.task = task;
    }

    void in(Duration delay) {
      scheduler.at(scheduler.now() + delay.toNanos(), this::begin);
    }

    private void begin() {
      if (!cancelled && !place.isDead()) {
        scheduler.spawn(place, name, this::run);
      }
    }

    private void run() {
      if (!cancelled) {
        task.run();
      }
    }

    void cancel() {
      cancelled = true;
    }
  }

  private final class Loop implements Repeating {
    private final String name;
    private final Duration pause;
    private final Runnable task;
    private Later next;
    private boolean running;
    private boolean woken;
    private boolean closed;

    Loop(String name, Duration pause, Runnable task) {
      this.name = name;
      this.pause = pause;
      this.task = task;
      this.next = new Later(name, this::turn);
    }

    void waitAgain() {
      next = new Later(name, this::turn);
      next.in(woken ? Duration.ZERO : pause);
      woken = false;
    }

    private void turn() {
      running = true;
      try {
        task.run();
      } finally {
        running = false;
        if (!closed && !scheduler.isOver()) {
          waitAgain();
        }
      }
    }

    @Override
    public void wake() {
      scheduler.point("wake");
      if (closed) {
        return;
      }
      if (running) {
        woken = true;
      } else {
        next.cancel();
        woken = true;
        waitAgain();
      }
    }

    @Override
    public void close() {
      closed = true;
      next.cancel();
    }
  }
}
