package dev.bureau.orchestrator.progress;

import dev.bureau.core.seam.Seams;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hands chunks to the listeners of this process. Each listener has a thread and a buffer of its own
 * for 1,000 chunks; what does not fit drops the oldest, so no agent ever waits. Thread-safe.
 */
public final class Progress implements AutoCloseable {
  private final Seams seams;
  private final List<Stream> streams = new CopyOnWriteArrayList<>();

  /**
   * @param seams where listeners get their threads
   */
  public Progress(Seams seams) {
    this.seams = seams;
  }

  /**
   * Tells a listener from now on.
   *
   * @return ends it when closed
   */
  public Listening listen(ProgressListener listener) {
    Stream stream = new Stream(listener, seams, streams::remove);
    streams.add(stream);
    return stream;
  }

  /** A listener that is told. */
  public interface Listening extends AutoCloseable {
    /**
     * Ends it: what still waits is dropped. At most a call under way is still at work when this
     * returns, and no other begins. Idempotent.
     */
    @Override
    void close();
  }

  /** Hands a chunk to whoever listens now. Returns at once. */
  public void tell(Chunk chunk) {
    for (Stream each : streams) {
      each.offer(chunk);
    }
  }

  /** Ends all listeners. */
  @Override
  public void close() {
    streams.forEach(Stream::close);
  }
}
