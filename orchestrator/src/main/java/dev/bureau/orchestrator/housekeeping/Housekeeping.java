package dev.bureau.orchestrator.housekeeping;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.store.Unused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes stored values that no commit names (X34). A value is put before the commit that names it,
 * so only what has been unused for long may go. Once started it does so every hour. Thread-safe.
 */
public final class Housekeeping implements AutoCloseable {
  /** For how long a value must have been unused to be removed by itself. */
  public static final Duration AGE = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Blobs blobs;
  private final Seams seams;
  private Tasks.@Nullable Repeating loop;
  private volatile boolean closed;

  /**
   * @param blobs where the values are
   */
  public Housekeeping(Blobs blobs, Seams seams) {
    this.blobs = blobs;
    this.seams = seams;
  }

  /**
   * What {@link #collect} would remove now; changes nothing.
   *
   * @param age at least an hour
   * @throws BadInputException if it is less
   */
  public Unused unused(Duration age) {
    return blobs.unused(before(age));
  }

  /**
   * Removes the values that were put that long ago or longer, and that no session names.
   *
   * @param age at least an hour
   * @return what was removed
   * @throws BadInputException if it is less
   */
  public Unused collect(Duration age) {
    return blobs.collect(before(age));
  }

  /** Begins to collect every hour what has been unused for {@link #AGE}. */
  public synchronized void start() {
    loop = seams.tasks().every("housekeeping", PAUSE, this::collectUnlessClosed);
  }

  private void collectUnlessClosed() {
    try {
      Unused removed = collect(AGE);
      if (removed.count() > 0) {
        LOG.debug("Removed {} unused values, {} bytes", removed.count(), removed.bytes());
      }
    } catch (StoreException e) {
      if (!closed) { // else the store was closed behind the last run
        LOG.warn("Unused values were not removed, which is tried again in an hour", e);
      }
    }
  }

  private Instant before(Duration age) {
    if (age.compareTo(PAUSE) < 0) {
      throw new BadInputException(
          "age", age, "give an hour or more, for what was put just now may yet be committed");
    }
    return seams.wall().instant().minus(age);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (loop != null) {
      loop.close();
    }
  }
}
