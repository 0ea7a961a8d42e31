package dev.bureau.core.seam;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A program that was started from here. What it has started in its turn belongs to it: its family
 * ends with it, and counts as its own use of the machine. Thread-safe, its streams are not.
 */
public interface Child extends AutoCloseable {
  /** What is written here it reads as its standard input. */
  OutputStream input();

  /** What it writes to its standard output. */
  InputStream output();

  /** What it writes to its standard error. */
  InputStream errors();

  /** The process that it is, for {@link Processes#isGone}, also by others and later. */
  ProcessStamp stamp();

  /** Who of its family can be found. */
  Reach reach();

  /** What it runs at: what was asked for, or NORMAL where the machine could not. */
  CpuPriority priority();

  /**
   * What it and its family have taken of the machine and still have; memory that they share counts
   * for each. Empty if all are gone, or if that cannot be told from here.
   */
  Optional<ProcessUsage> usage();

  /** With what code it has ended, 128+n if by signal n; empty while it runs. */
  OptionalInt exitCode();

  /**
   * Waits for its end, not for that of its family.
   *
   * @return its exit code; empty if it still runs after that time
   */
  OptionalInt await(Duration atMost) throws InterruptedException;

  /** Runs a task once it has ended, by {@link Tasks}; soon, if it has. */
  void onEnd(Runnable task);

  /**
   * Ends it and its family: asks them all (SIGTERM), and kills who is left after that time
   * (SIGKILL), at once if it is zero or this thread is interrupted. When this returns they are
   * gone, unless the system could not end them within 5 s more. May be called by several threads.
   */
  void end(Duration grace);

  /**
   * Ends it and its family: its input is closed, and if it has not ended by itself a second later,
   * all are killed. When this returns it is gone, and its streams are closed. Idempotent.
   */
  @Override
  void close();

  /** Who of a child's family can be found. */
  enum Reach {
    /**
     * The child has a group of its own: all are found that have not left it, also those whose
     * parent has ended, and those that a descendant started elsewhere while their parents live.
     */
    GROUP,
    /** Those are found whose parents live, and those that were found when they did. */
    DESCENDANTS
  }
}
