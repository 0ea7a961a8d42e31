package dev.bureau.transitions.process;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Child;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Constraints;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program of an agent, running in a process of its own. It may hang, write without end, read
 * nothing, take what it may not, ignore that it is asked to end and leave others behind: it never
 * blocks its host, takes no more than a few MiB of the host's memory, and is gone with all that it
 * has started when it is told to be. All methods may be called from any thread, also by the
 * listener, and as often as one likes.
 */
public final class AgentProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentProcess.class);
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(1);
  private static final long DRAIN_SECONDS = 2;
  private static final Duration UNTIL_GONE = Duration.ofSeconds(10);

  private final Child child;
  private final Duration grace;
  private final Seams seams;
  private final ProcessListener listener;
  private final LineWriter input;
  private final Output output;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<Ended.@Nullable Cause> cause = new AtomicReference<>();
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final Lock telling;
  private volatile Enforcement enforcement;
  private volatile @Nullable Breach breach;
  private volatile @Nullable Ended end;

  private AgentProcess(Child child, Launch launch, Seams seams, ProcessListener listener) {
    this.child = child;
    this.grace = launch.grace();
    this.seams = seams;
    this.listener = listener;
    this.input = new LineWriter(child.input(), seams);
    this.output = new Output(child);
    this.telling = seams.lock();
    this.enforcement = Enforcement.of(launch.constraints(), child);
  }

  /**
   * Starts a program.
   *
   * @param listener told of it, also before this returns
   * @throws NotStartedException if it cannot be started
   */
  public static AgentProcess start(Launch launch, Seams seams, ProcessListener listener) {
    Program program =
        Priorities.of(launch.constraints()).map(launch.program()::at).orElse(launch.program());
    Child child;
    try {
      child = seams.processes().start(program);
    } catch (IOException e) {
      throw new NotStartedException(program, e);
    }
    try {
      AgentProcess process = new AgentProcess(child, launch, seams, listener);
      process.begin(launch.constraints());
      return process;
    } catch (RuntimeException | Error e) { // no thread to be had, say: nobody would end it
      child.close();
      throw e;
    }
  }

  private void begin(Constraints constraints) {
    output.begin(seams.tasks(), listener);
    keepTo(constraints);
    child.onEnd(() -> seams.tasks().alone("agent-end", this::conclude));
  }

  /** The process, so that others can tell later whether it is gone (X9). */
  public ProcessStamp stamp() {
    return child.stamp();
  }

  /**
   * Holds it to other constraints from now on, as when another session takes it over; the time of a
   * {@code timeout} begins now. Its priority stays.
   *
   * @return what this machine does about them
   */
  public Enforcement keepTo(Constraints constraints) {
    Enforcement held = Enforcement.of(constraints, child);
    enforcement = held;
    Watch next = new Watch(child, constraints, seams, this::breached);
    next.begin();
    replace(next);
    if (end != null) {
      replace(null);
    }
    return held;
  }

  private void replace(@Nullable Watch next) {
    Watch before = watch.getAndSet(next);
    if (before != null) {
      before.close();
    }
  }

  /** What this machine does about its constraints. */
  public Enforcement enforcement() {
    return enforcement;
  }

  /**
   * Writes a line to its standard input, soon and in order. What it has not read waits here, up to
   * 4 MiB.
   *
   * @param line at most 1 MiB with its end, which is added
   * @throws BadInputException if the line is longer, or holds an end of line
   * @throws InputClosedException if it takes no more
   * @throws InputFullException if too much waits already
   */
  public void write(String line) {
    input.write(line);
  }

  /** Ends its standard input behind what was written; for programs that work when all is said. */
  public void endInput() {
    input.end();
  }

  /**
   * What it and all that it has started have taken of the machine; empty if they are gone, or if
   * this machine does not tell.
   */
  public Optional<ProcessUsage> usage() {
    return child.usage();
  }

  /** How many bytes it has written in lines longer than 64 KiB, beyond what was told of them. */
  public long droppedBytes() {
    return output.droppedBytes();
  }

  /** How it ended; empty while any of it may run. */
  public Optional<Ended> ended() {
    return Optional.ofNullable(end);
  }

  /** Waits until it is gone; empty if it is not after that time. */
  public Optional<Ended> await(Duration atMost) throws InterruptedException {
    return gone.await(atMost.toNanos(), TimeUnit.NANOSECONDS) ? ended() : Optional.empty();
  }

  /**
   * Asks it and all that it has started to end (SIGTERM), and kills who is left after the grace.
   * Returns at once.
   */
  public void stop() {
    end(Ended.Cause.STOPPED, grace);
  }

  /** Kills it and all that it has started. Returns at once. */
  public void kill() {
    end(Ended.Cause.STOPPED, Duration.ZERO);
  }

  /** Stops it, and waits until it is gone; kills it if this thread is interrupted meanwhile. */
  @Override
  public void close() {
    stop();
    try {
      if (await(grace.plus(UNTIL_GONE)).isEmpty()) {
        LOG.warn("Process {} does not end, although it was killed", stamp().pid());
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private void end(Ended.Cause why, Duration within) {
    cause.compareAndSet(null, why);
    input.refuse();
    if (end == null && (within.isZero() || stopping.compareAndSet(false, true))) {
      seams.tasks().alone("agent-stop", () -> child.end(within));
    }
  }

  /** One that takes too much memory is not asked: it might take more and more meanwhile. */
  private void breached(Breach found) {
    telling.lock();
    try {
      if (child.exitCode().isEmpty()) {
        breach = found;
        end(Ended.Cause.BREACH, found.constraint().equals("timeout") ? grace : Duration.ZERO);
        tell(() -> listener.breached(found));
      }
    } finally {
      telling.unlock();
    }
  }

  /** It has ended; what it has left behind is ended, too. */
  private void conclude() {
    cause.compareAndSet(null, Ended.Cause.OWN);
    input.refuse();
    child.end(LEFT_BEHIND);
    // Not for ever: who could not be found may hold its output, and a listener may take long.
    if (!output.endsWithin(DRAIN_SECONDS)) {
      LOG.warn("The output of process {}, which ended, was not read to its end", stamp().pid());
    }
    Ended.Cause why = cause.get();
    Ended how =
        new Ended(child.exitCode().orElseThrow(), why == null ? Ended.Cause.OWN : why, breach);
    end = how;
    replace(null);
    gone.countDown();
    telling.lock();
    try {
      tell(() -> listener.ended(how));
    } finally {
      telling.unlock();
    }
  }

  private static void tell(Runnable told) {
    try {
      told.run();
    } catch (RuntimeException e) { // what is told has happened nevertheless
      LOG.error("A listener of a program failed", e);
    }
  }
}
