package dev.bureau.orchestrator.progress;

/**
 * Told of the chunks of all handlings of this process, in the order in which each handling gave
 * them. It is called by one thread at a time; while it is slow or throws, nobody but itself waits.
 * A chunk that it throws on is not told again.
 */
@FunctionalInterface
public interface ProgressListener {
  /** An agent told this. */
  void on(Chunk chunk);

  /**
   * It was too slow: chunks were dropped, all of them older than the one that it is told next.
   *
   * @param chunks how many since it was told last
   */
  default void missed(long chunks) {}
}
