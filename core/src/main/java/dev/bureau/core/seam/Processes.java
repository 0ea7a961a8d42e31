package dev.bureau.core.seam;

/** What can be known of processes on this machine. Thread-safe. */
public interface Processes {
  /** This process. */
  ProcessStamp self();

  /**
   * Whether the process is gone for certain. False when it runs, and false when that cannot be told
   * from here (another machine, another boot, another pid namespace).
   */
  boolean isGone(ProcessStamp process);
}
