package dev.bureau.transitions.host;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the hooks of one run, each within its time, and calls those that fail again later, three
 * times at most. Thread-safe.
 */
final class HookCalls {
  private static final Logger LOG = LoggerFactory.getLogger(HookCalls.class);
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Seams seams;
  private final Duration longest;

  HookCalls(Seams seams, Duration longest) {
    this.seams = seams;
    this.longest = longest;
  }

  /** What users do. */
  @FunctionalInterface
  interface Hook {
    void call(Session session) throws Exception;
  }

  /** The hooks of one run; none if users' code makes none, for the run must go on. */
  static RunHooks made(SessionId session, Supplier<RunHooks> hooks) {
    try {
      return hooks.get();
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOG.warn("The hooks of session {} cannot be made; it has none", session, e);
      return RunHooks.NOTHING;
    }
  }

  /** Calls a hook and waits for its end, or until its time is over. */
  void call(String name, Session session, Hook hook) {
    Waiting waiting = new Waiting(seams.lock());
    seams
        .tasks()
        .alone(
            "hook",
            () -> {
              attempt(name, session, hook, 1);
              waiting.end();
            });
    try {
      if (!waiting.await(longest)) {
        LOG.warn("Hook {} of session {} has not ended in {}", name, session.id(), longest);
      }
    } catch (InterruptedException e) { // it goes on by itself
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(String name, Session session, Hook hook, int attempt) {
    try {
      hook.call(session);
    } catch (Exception | LinkageError | AssertionError e) { // users' code must not stop the end
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.warn("Hook {} of session {} failed, attempt {}", name, session.id(), attempt, e);
      if (attempt < ATTEMPTS) {
        seams.tasks().after("hook-" + name, PAUSE, () -> attempt(name, session, hook, attempt + 1));
      }
    }
  }

  /** For the end of one hook. */
  private static final class Waiting {
    private final Lock lock;
    private final Condition changed;
    private boolean ended;

    Waiting(Lock lock) {
      this.lock = lock;
      this.changed = lock.newCondition();
    }

    void end() {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    boolean await(Duration longest) throws InterruptedException {
      long left = longest.toNanos();
      lock.lockInterruptibly();
      try {
        while (!ended && left > 0) {
          left = changed.awaitNanos(left);
        }
        return ended;
      } finally {
        lock.unlock();
      }
    }
  }
}
