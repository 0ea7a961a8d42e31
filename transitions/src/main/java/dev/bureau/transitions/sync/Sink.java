package dev.bureau.transitions.sync;

/**
 * Somewhere that gets what the transcripts of sessions say. Batches of one transcript come in
 * order, one at a time; those of several may come at once. If this throws, of whatever kind, the
 * batch comes again, after a while; it comes again as well after a crash, and may hold more then.
 * Whoever must not have anything twice passes over lines that are not behind the last one it has:
 * {@link Batch#after}. A session that took the id of a deleted one begins anew: {@link
 * Batch#created()}.
 */
public interface Sink {
  /** Its name, by which sessions remember what it has; never to be changed. 1-128 characters. */
  String name();

  /**
   * Takes a batch; what was taken is kept for good when this returns.
   *
   * @throws Exception if it cannot be taken now
   */
  void take(Batch batch) throws Exception;
}
