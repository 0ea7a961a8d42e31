package dev.bureau.testing.schedule;

import dev.bureau.core.error.BureauException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, in virtual time. The one rule: a task loses its turn only where it
 * calls a seam or the store. Who goes on there is left to the tape; time passes only when nobody
 * can go on.
 *
 * <p>Everything here belongs to the thread that has the baton; handing it on publishes what was
 * written. When the run is over, whoever is under way is unwound by {@link WorldEnded}, one after
 * another.
 */
public final class Scheduler {
  /** A time that does not come. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long MOST_STEPS = 20_000_000;
  private static final long MOST_STEPS_AT_ONCE = 100_000;

  private final Trace trace;
  private final Timeline timeline;
  private final Turns turns;
  private final List<Task> ready = new ArrayList<>();
  private final Set<Task> underWay = new LinkedHashSet<>();
  private final Queue<Alarm> alarms = new PriorityQueue<>();
  private final Semaphore done = new Semaphore(0);
  private final Semaphore unwound = new Semaphore(0);
  private volatile @Nullable Task current;
  private volatile long progress;
  private volatile boolean over;
  private volatile @Nullable Task lost;
  private @Nullable Throwable failure;
  private @Nullable Task root;
  private long now;
  private long stepsBeforeNow;
  private int tasks;
  private long alarmsSet;
  private boolean undisturbed;

  public Scheduler(Tape tape, Trace trace, Timeline timeline) {
    this.timeline = timeline;
    this.trace = trace;
    this.turns = Turns.of(tape);
  }

  /** Something that happens at its time, between two steps. */
  private record Alarm(long at, long number, Runnable action) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      int order = Long.compare(at, other.at);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }

  /** Virtual time since the beginning, in nanoseconds. */
  public long now() {
    return now;
  }

  public boolean isOver() {
    return over;
  }

  /**
   * Runs a world until its first task ends.
   *
   * @return why it failed; null if it did not
   */
  public @Nullable Throwable run(Place place, String name, Runnable work) {
    Task first = task(place, name, work);
    root = first;
    Threads.run(() -> work(first));
    AssertionError stopped = new Watch(this).await(done);
    if (stopped != null) {
      stop(stopped);
    }
    return unwind(lost == null);
  }

  /** Ends a run from outside, whatever its tasks do just now. */
  private void stop(AssertionError why) {
    Task running = current;
    if (why instanceof BlockedOutside) {
      lost = running; // nothing here can get it back
      underWay.remove(running);
    }
    first(why);
    Thread thread = running == null ? null : running.thread();
    if (thread != null) {
      thread.interrupt(); // only now: what it does next is to find that the run is over
    }
  }

  private @Nullable Throwable unwind(boolean somebodyRuns) {
    boolean whole = !somebodyRuns || Watch.within(unwound);
    for (Task each : List.copyOf(underWay)) {
      if (whole && each.state() != Task.State.ENDED) {
        each.handBaton();
        whole = Watch.within(unwound);
      }
    }
    if (!whole && failure == null) {
      failure = new AssertionError("A task goes on although its world has ended");
    }
    return failure;
  }

  /** The run is over; whoever is under way is unwound. */
  void end(@Nullable Throwable why) {
    if (first(why)) {
      trace.add(now);
      done.release();
    }
  }

  /** Whether the run ends by that; who waits for it outside may be the one that ends it. */
  private synchronized boolean first(@Nullable Throwable why) {
    if (over) {
      return false;
    }
    failure = why;
    over = true;
    return true;
  }

  /** Has the run fail; does not return. */
  public WorldEnded fail(Throwable why) {
    end(why);
    throw new WorldEnded();
  }

  public Task spawn(Place place, String name, Runnable work) {
    Task task = task(place, name, work);
    ready.add(task);
    return task;
  }

  private Task task(Place place, String name, Runnable work) {
    return new Task(tasks++, name, place, turns.priority(), work);
  }

  /** Has something happen later, between two steps. */
  public void at(long nanos, Runnable action) {
    alarms.add(new Alarm(Math.max(nanos, now), alarmsSet++, action));
  }

  /** A place where the present task may lose its turn. */
  public void point(String what) {
    Task me = me();
    if (undisturbed) {
      return;
    }
    step(me, what);
    requireLife(me);
    List<Task> others = eligible();
    Task next = turns.goesOn(me, others);
    if (!next.equals(me)) {
      wake(me);
      handOver(me, next);
    }
  }

  private void step(Task me, String what) {
    trace.step(me.number(), what, now);
    progress = trace.steps();
    if (trace.steps() > MOST_STEPS) {
      throw fail(new AssertionError("It did not end within %,d steps".formatted(MOST_STEPS)));
    }
    if (trace.steps() - stepsBeforeNow > MOST_STEPS_AT_ONCE) {
      throw fail(
          new AssertionError(
              "It goes round and round: %,d steps, and no time has passed; %s is at '%s'"
                  .formatted(MOST_STEPS_AT_ONCE, me, what)));
    }
  }

  /** The process of the present task may have died by its own hand. */
  private void requireLife(Task me) {
    if (me.place().isDead()) {
      me.blocks("the end of the world", false);
      pass(me);
    }
  }

  /** Stops the present task until that much time has passed. */
  public void sleep(Duration time) {
    Task me = me();
    requireDisturbable("sleep");
    step(me, "sleep");
    long wait = me.blocks("sleep", false);
    at(now + time.toNanos(), () -> wake(me, wait));
    pass(me);
  }

  /**
   * Stops the present task until it is woken, or the time has come.
   *
   * @param queue where it can be found to be woken
   * @param deadline when it is woken at the latest; {@link #NEVER} for never
   * @param interruptible whether an interrupt wakes it too
   */
  void await(String what, Queue<Waiting> queue, long deadline, boolean interruptible) {
    Task me = me();
    requireDisturbable("wait for " + what);
    step(me, what);
    long wait = me.blocks(what, interruptible);
    queue.add(new Waiting(me, wait));
    if (deadline != NEVER) {
      at(deadline, () -> wake(me, wait));
    }
    pass(me);
  }

  private void requireDisturbable(String what) {
    if (undisturbed) {
      throw fail(new AssertionError("A check only looks; this one wants to " + what));
    }
  }

  /** A task in one of its waits. */
  record Waiting(Task task, long number) {}

  /**
   * Wakes a task from a wait.
   *
   * @return whether it was still in it
   */
  boolean wake(Waiting waiting) {
    return wake(waiting.task(), waiting.number());
  }

  private boolean wake(Task task, long wait) {
    boolean waits = task.isInWait(wait) && !task.place().isDead();
    if (waits) {
      wake(task);
    }
    return waits;
  }

  private void wake(Task task) {
    task.state(Task.State.READY);
    ready.add(task);
  }

  /** The tasks of a process end where they are. */
  public void kill(Place place) {
    place.die();
    ready.removeIf(each -> each.place().isDead());
  }

  /** Does something during which nobody else gets a turn. */
  public void undisturbed(Runnable check) {
    boolean before = undisturbed;
    undisturbed = true;
    try {
      check.run();
    } finally {
      undisturbed = before;
    }
  }

  /** The task of the present thread. */
  public Task me() {
    if (over) {
      throw new WorldEnded();
    }
    Task me = current;
    if (me == null || !Thread.currentThread().equals(me.thread())) {
      throw new IllegalStateException(
          "Thread '%s' does not belong to the simulation; start it with Seams.tasks()"
              .formatted(Thread.currentThread().getName()));
    }
    return me;
  }

  /** Who runs just now, for the watch. */
  @Nullable Task running() {
    return current;
  }

  long progress() {
    return progress;
  }

  private void pass(Task me) {
    Task next = next();
    if (next == null) {
      end(stuck());
      throw new WorldEnded();
    }
    handOver(me, next);
  }

  private void handOver(Task me, Task next) {
    ready.remove(next);
    current = next;
    if (!next.equals(me)) {
      if (next.state() == Task.State.FRESH) {
        Threads.run(() -> work(next));
      } else {
        next.state(Task.State.RUNNING);
        next.handBaton();
      }
      me.awaitBaton();
      if (over) {
        throw new WorldEnded();
      }
    }
    me.state(Task.State.RUNNING);
  }

  /** The life of a thread: one task after another, as long as the next one is a fresh one. */
  private void work(Task first) {
    Task task = first;
    while (task != null) {
      current = task;
      task.state(Task.State.RUNNING);
      underWay.add(task);
      perform(task);
      if (over) {
        isUnwound(task);
        return;
      }
      task = following(task);
    }
  }

  /** The thread that has the baton is through; nobody waits for one that was given up. */
  private void isUnwound(Task last) {
    if (!last.equals(lost)) {
      unwound.release();
    }
  }

  private void perform(Task task) {
    try {
      task.run();
    } catch (WorldEnded e) {
      return;
    } catch (Throwable e) { // by reflection a test may throw checked ones, too
      if (task.equals(root) || !isTrouble(e)) {
        end(e);
      } else {
        timeline.add(now, task.place().name(), () -> task.name() + " ends: " + e.getMessage());
      }
    }
    if (!over) {
      underWay.remove(task);
    }
    if (task.equals(root)) {
      end(null);
    }
  }

  private static boolean isTrouble(Throwable failure) {
    return failure instanceof BureauException e && e.category().retryHelps();
  }

  /** What its thread does next; null if it has handed the baton on, or the run has ended. */
  private @Nullable Task following(Task last) {
    Task next = next();
    if (next == null) {
      end(stuck());
      isUnwound(last);
      return null;
    }
    ready.remove(next);
    current = next;
    if (next.state() == Task.State.FRESH) {
      return next;
    }
    next.state(Task.State.RUNNING);
    next.handBaton();
    return null;
  }

  /** Whose turn it is now that the present task cannot go on; null if it will never be anyone's. */
  private @Nullable Task next() {
    while (true) {
      underWay.stream().filter(Task::isInterrupted).forEach(this::wake);
      List<Task> able = eligible();
      if (!able.isEmpty()) {
        return turns.next(able);
      }
      if (!passTime()) {
        return null;
      }
    }
  }

  private List<Task> eligible() {
    List<Task> able = ready;
    for (Task each : ready) {
      if (each.place().pausedUntil() > now) {
        able = ready.stream().filter(one -> one.place().pausedUntil() <= now).toList();
        break;
      }
    }
    return able;
  }

  /** Nobody can go on: lets the time pass that lies before the next thing to happen. */
  private boolean passTime() {
    long next = alarms.isEmpty() ? NEVER : alarms.element().at();
    for (Task each : ready) {
      next = Math.min(next, each.place().pausedUntil());
    }
    if (next == NEVER) {
      return false;
    }
    if (next > now) {
      now = next;
      stepsBeforeNow = trace.steps();
    }
    while (!alarms.isEmpty() && alarms.element().at() <= now) {
      alarms.remove().action().run();
    }
    return true;
  }

  private AssertionError stuck() {
    StringBuilder text = new StringBuilder("Nothing can ever happen again:");
    for (Task each : underWay) {
      if (each.state() == Task.State.BLOCKED) {
        text.append("\n  ").append(each).append(" waits for ").append(each.waitsFor());
      }
    }
    return new AssertionError(text.toString());
  }
}
