package dev.bureau.orchestrator.progress;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The chunks that one listener has not been told yet. */
final class Stream implements Progress.Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
  private static final int ROOM = 1_000;
  private static final Duration WOKEN_BEFORE = Duration.ofMinutes(1);

  private final ProgressListener listener;
  private final Consumer<Stream> closing;
  private final Lock lock; // guards all that changes; never held in a call
  private final Tasks.Repeating loop;
  private final Queue<Chunk> waiting = new ArrayDeque<>();
  private long dropped;
  private boolean hasThrown;
  private boolean closed;

  /**
   * @param closing told when it is closed
   */
  Stream(ProgressListener listener, Seams seams, Consumer<Stream> closing) {
    this.listener = listener;
    this.closing = closing;
    this.lock = seams.lock();
    this.loop = seams.tasks().every("progress", WOKEN_BEFORE, this::turn);
  }

  void offer(Chunk chunk) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (waiting.size() == ROOM) {
        waiting.remove();
        dropped++;
      }
      waiting.add(chunk);
    } finally {
      lock.unlock();
    }
    loop.wake();
  }

  private void turn() {
    for (Optional<Next> next = next(); next.isPresent(); next = next()) {
      tell(next.get());
    }
  }

  private record Next(long dropped, Chunk chunk) {}

  private Optional<Next> next() {
    lock.lock();
    try {
      if (closed || waiting.isEmpty()) {
        return Optional.empty();
      }
      Next next = new Next(dropped, waiting.remove());
      dropped = 0;
      return Optional.of(next);
    } finally {
      lock.unlock();
    }
  }

  private void tell(Next next) {
    try {
      if (next.dropped() > 0) {
        listener.missed(next.dropped());
      }
      listener.on(next.chunk());
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      // The boundary to users' code: progress is worth a line in the log, not a second attempt.
      if (!hasThrown) { // chunks are many, and who throws on one throws on all
        LOG.warn("A progress listener threw on {}: {}", next.chunk().session(), e.toString());
      }
      LOG.debug("A progress listener threw", e);
      hasThrown = true;
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
    } finally {
      lock.unlock();
    }
    loop.close();
    closing.accept(this);
  }
}
