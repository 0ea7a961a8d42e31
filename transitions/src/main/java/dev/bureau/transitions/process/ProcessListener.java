package dev.bureau.transitions.process;

import dev.bureau.core.constraint.Breach;

/**
 * Told what a program does. Output and errors come on a thread each, in order; while one of them is
 * being told, the program waits as soon as its pipe is full. What is thrown goes to the log.
 */
public interface ProcessListener {
  /** It wrote a line to its standard output, given without its end and shortened to 64 KiB. */
  default void said(String line) {}

  /** It wrote a line to its standard error, given likewise. */
  default void complained(String line) {}

  /** It has passed a limit, and is being ended. Comes before {@link #ended}. */
  default void breached(Breach breach) {}

  /**
   * It is gone, with all that it has started. Comes once and last; what is written 2 s after its
   * end, by who could not be found, or was not told by then, is no longer told.
   */
  default void ended(Ended end) {}
}
