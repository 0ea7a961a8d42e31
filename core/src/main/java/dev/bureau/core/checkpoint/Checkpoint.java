package dev.bureau.core.checkpoint;

import dev.bureau.core.context.Gauge;
import dev.bureau.core.id.BlobId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A state of a session to come back to (E10). It costs what it is written in: what the session knew
 * stands in its journal, and is found by the version (X11).
 *
 * @param id its name, that of the commit that took it
 * @param version the version whose state it is
 * @param name for people, 1-256 characters
 * @param expires when it need not be kept any longer
 * @param context how full the window was
 * @param spent what the session had spent
 * @param snapshot what it knew
 */
public record Checkpoint(
    String id,
    long version,
    String name,
    Instant expires,
    Gauge context,
    Spent spent,
    Snapshot snapshot) {
  /** What a session had spent: tokens, and USD, exact. */
  public record Spent(long tokens, BigDecimal cost) {}

  /**
   * What a session knew.
   *
   * @param entries how many things
   * @param tokens what they come to, deferred ones included
   * @param digest of all of it
   */
  public record Snapshot(int entries, long tokens, BlobId digest) {}
}
