package dev.bureau.orchestrator.archive;

/** Is told how far a cleanup is, in the thread that cleans up. */
@FunctionalInterface
public interface CleanUpListener {
  /** Does not care. */
  CleanUpListener NOBODY = (done, all) -> {};

  /**
   * One session more was looked at.
   *
   * @param done how many were
   * @param all how many there are about, at least as many
   */
  void progress(long done, long all);
}
