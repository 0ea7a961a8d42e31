package dev.bureau.transitions.host;

import dev.bureau.core.constraint.Breach;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a guest tells, on its way to the host: in order, and beside the guest's own thread, for the
 * host may be busy, and may be waiting for the guest. Thread-safe.
 */
final class Told implements GuestListener {
  private static final Logger LOG = LoggerFactory.getLogger(Told.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final AgentHost host;
  private final Seams seams;
  private final Lock lock;
  private final Deque<News> waiting = new ArrayDeque<>();
  private boolean working;

  Told(AgentHost host, Seams seams) {
    this.host = host;
    this.seams = seams;
    this.lock = seams.lock();
  }

  /** One thing that was told. */
  @FunctionalInterface
  private interface News {
    void tell() throws InterruptedException;
  }

  @Override
  public void lives(String ownSession, String transcript) {
    add(() -> host.lives(ownSession, transcript));
  }

  @Override
  public void breached(Breach breach) {
    add(() -> host.breached(breach));
  }

  @Override
  public void ended(Operation operation, Ending ending) {
    add(() -> host.concluded(operation, ending));
  }

  private void add(News news) {
    lock.lock();
    try {
      waiting.add(news);
      if (!working) {
        working = true;
        seams.tasks().alone("agent-news", this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    for (News news = next(); news != null; news = next()) {
      try {
        news.tell();
      } catch (BureauException e) {
        LOG.warn("What an agent told is not done yet", e);
        if (again(news, e.category().retryHelps())) {
          return;
        }
      } catch (UncheckedIOException e) { // of a transcript
        LOG.warn("What an agent told is not done yet", e);
        if (again(news, false)) {
          return;
        }
      } catch (InterruptedException e) { // nobody but this class has the thread
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) { // of users' code, or the agent has ended; the end must follow
        LOG.warn("What an agent told is not done: {}", e.getMessage(), e);
      }
    }
  }

  private @Nullable News next() {
    lock.lock();
    try {
      News news = waiting.poll();
      working = news != null;
      return news;
    } finally {
      lock.unlock();
    }
  }

  /** What follows waits, too; but what may never be done does not hold up the end of the agent. */
  private boolean again(News news, boolean isWaitedFor) {
    lock.lock();
    try {
      if (!isWaitedFor && !waiting.isEmpty()) {
        return false;
      }
      waiting.addFirst(news);
      seams.tasks().after("agent-news", RETRY, this::work);
      return true;
    } finally {
      lock.unlock();
    }
  }
}
