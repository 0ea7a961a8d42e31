package dev.bureau.orchestrator.feed;

import dev.bureau.core.door.Door;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.Feed;
import dev.bureau.core.store.StoreException;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener on its way through the feed. Close it to stop. Thread-safe. */
public final class Following implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final int ATTEMPTS = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration REMEMBERING = Duration.ofSeconds(1);

  private final Place place;
  private final String who;
  private final EntryListener listener;
  private final Seams seams;
  private final IntervalFunction backOff;
  private final Consumer<Following> closing;
  private final Lock lock; // guards the place and all that changes; never held in a call
  private final Tasks.Repeating loop;
  private final Door.Listening listening;
  private int attempts;
  private long retryNanos;
  private long rememberedNanos;
  private long failures;
  private long givenUp;
  private boolean troubled;
  private boolean closed;

  /**
   * @param door whose commits wake the listener at once
   * @param poll how often to look for entries of other processes
   * @param retryDelay the pause after the first throw
   * @param closing told when it is closed
   */
  Following(
      Place place,
      EntryListener listener,
      Door door,
      Seams seams,
      Duration poll,
      Duration retryDelay,
      Consumer<Following> closing) {
    this.place = place;
    this.who = place.name().map(each -> "Listener '" + each + "'").orElse("A listener");
    this.listener = listener;
    this.seams = seams;
    this.backOff = IntervalFunction.ofExponentialBackoff(retryDelay, 2);
    this.closing = closing;
    this.lock = seams.lock();
    this.rememberedNanos = seams.ticker().nanos();
    this.retryNanos = rememberedNanos;
    this.loop = seams.tasks().every("listener", poll, this::turn);
    this.listening = door.listen((commit, before) -> loop.wake());
    loop.wake();
  }

  /**
   * Where another could go on from here: a place before which nothing is left that was not taken.
   *
   * @throws StoreException if the store cannot serve
   */
  public Feed.Position position() {
    lock.lock();
    try {
      return place.position();
    } finally {
      lock.unlock();
    }
  }

  /** How often the listener threw. */
  public long failures() {
    lock.lock();
    try {
      return failures;
    } finally {
      lock.unlock();
    }
  }

  /** How many entries were given up because the listener threw on them each time. */
  public long givenUp() {
    lock.lock();
    try {
      return givenUp;
    } finally {
      lock.unlock();
    }
  }

  private void turn() {
    try {
      boolean news = false;
      for (Optional<Entry> next = next(); next.isPresent(); next = next()) {
        if (!told(next.get())) {
          return;
        }
        took();
        news = true;
      }
      if (!news) {
        remember();
      }
    } catch (StoreException e) {
      report(e);
    }
  }

  /** What to tell now, if anything. */
  private Optional<Entry> next() {
    lock.lock();
    try {
      if (closed || seams.ticker().nanos() - retryNanos < 0) {
        return Optional.empty();
      }
      Optional<Entry> next = place.next();
      if (next.isEmpty()) {
        troubled = false;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the listener took it, or it was given up. */
  private boolean told(Entry entry) {
    try {
      listener.on(entry);
      return true;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      // The boundary to users' code: whatever it throws, the entry is told again.
      if (e instanceof BureauException trouble && trouble.category() == Category.UNAVAILABLE) {
        putOff(trouble);
        return false;
      }
      return isGivenUp(entry, e);
    }
  }

  /** What it needs cannot serve now, which is no fault of its own: no attempt is counted. */
  private void putOff(BureauException trouble) {
    lock.lock();
    try {
      failures++;
      pause(1);
    } finally {
      lock.unlock();
    }
    report(trouble);
  }

  private boolean isGivenUp(Entry entry, Throwable cause) {
    lock.lock();
    try {
      failures++;
      attempts++;
      String where = entry.session() + ", version " + entry.version() + ", index " + entry.index();
      if (attempts >= ATTEMPTS) {
        LOG.error("{} threw {} times on {}: that is given up", who, attempts, where, cause);
        givenUp++;
        return true;
      }
      LOG.warn("{} threw on {} ({} times): {}", who, where, attempts, cause.toString());
      LOG.debug("{} threw on {}", who, where, cause);
      pause(attempts);
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void pause(int times) {
    long pause = Math.min(backOff.apply(times), LONGEST_PAUSE.toMillis());
    retryNanos = seams.ticker().nanos() + Duration.ofMillis(pause).toNanos();
  }

  private void took() {
    lock.lock();
    try {
      if (closed) {
        return; // the place that is written down has the entry behind it
      }
      attempts = 0;
      troubled = false;
      place.take();
      if (seams.ticker().nanos() - rememberedNanos >= REMEMBERING.toNanos()) {
        rememberPlace();
      }
    } finally {
      lock.unlock();
    }
  }

  private void remember() {
    lock.lock();
    try {
      if (!closed) {
        rememberPlace();
      }
    } finally {
      lock.unlock();
    }
  }

  private void rememberPlace() {
    rememberedNanos = seams.ticker().nanos();
    place.remember();
  }

  /** The store or a mailbox cannot serve: a later turn tries again. */
  private void report(BureauException failure) {
    lock.lock();
    try {
      if (!troubled) {
        LOG.warn("{} cannot go on at the moment: {}", who, failure.getMessage());
      }
      LOG.debug("{} cannot go on", who, failure);
      troubled = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops. Waits for no call under way: at most that one is still at work when this returns, and no
   * other begins. Its entry does not count as taken, so it is told again to who goes on under the
   * same name. May be called by the listener itself; idempotent.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      place.remember();
    } catch (StoreException e) {
      LOG.warn("{} will be told some again: {}", who, e.getMessage());
      LOG.debug("{} will be told some again", who, e);
    } finally {
      lock.unlock();
    }
    listening.close();
    loop.close();
    closing.accept(this);
  }
}
