package dev.bureau.core.seam;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be known of processes on this machine. Thread-safe. */
public interface Processes {
  /** This process. */
  ProcessStamp self();

  /**
   * Whether the process is gone for certain. False when it runs, and false when that cannot be told
   * from here (another machine, another boot, another pid namespace).
   */
  boolean isGone(ProcessStamp process);

  /**
   * What a process has taken of the machine; empty if it is gone, or if that cannot be told from
   * here.
   */
  default Optional<ProcessUsage> usage(ProcessStamp process) {
    return Optional.empty();
  }

  /**
   * The processor time that the present thread has taken so far, in nanoseconds; empty where that
   * cannot be told, as for virtual threads.
   */
  default OptionalLong cpuNanosOfThisThread() {
    return OptionalLong.empty();
  }

  /**
   * Starts a program, in a group of its own where the machine can do that, so that it can be ended
   * with all that it has started.
   *
   * @throws IOException if it cannot be started, as everywhere where programs are only played
   */
  default Child start(Program program) throws IOException {
    throw new IOException("no program can be started here");
  }

  /**
   * Ends a process and its family as {@link Child#end} does, also one that another process has
   * started, which has died. Nothing happens if it is gone, or if that cannot be told from here.
   */
  default void end(ProcessStamp process, Duration grace) {}
}
