package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Decision;
import dev.bureau.core.constraint.ConstraintRules;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.ContentionException;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.ReadOnlySessionException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.workspace.DiskUse;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the sessions that are live here keep to their limits (S2): fails one whose time
 * is up or whose workspace has grown too large. Whoever finds that first commits it; whoever finds
 * it again has nothing to do. Keeps nothing of sessions without limits. Thread-safe.
 */
final class Limits {
  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
  private static final Duration SWEEP = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final Door door;
  private final Seams seams;
  private final Caller caller;
  private final Consumer<SessionId> failed;
  private final ConcurrentMap<SessionId, Limited> live = new ConcurrentHashMap<>();
  private final Lock lock;
  private Tasks.@Nullable Repeating measuring;
  private boolean closed;

  /**
   * @param caller in whose name sessions fail
   * @param failed told of mailboxes whose session has failed, whoever found that
   */
  Limits(Door door, Seams seams, Caller caller, Consumer<SessionId> failed) {
    this.door = door;
    this.seams = seams;
    this.caller = caller;
    this.failed = failed;
    this.lock = seams.lock();
  }

  /**
   * A live session with limits.
   *
   * @param deadline when its time is up
   */
  private record Limited(SessionId session, @Nullable Instant deadline, @Nullable Space space) {}

  /**
   * The workspace of a session, which must not grow too large.
   *
   * @param measured when it was, in nanoseconds
   */
  private record Space(Path workspace, long limit, long measured) {}

  /** Watches a session that is about to work; whether it has kept to its limits until now. */
  boolean keeps(SessionId mailbox, Session session) {
    Limited limited = limited(session, live.get(mailbox));
    if (limited == null) {
      live.remove(mailbox);
      return true;
    }
    if (isOver(limited) && after(session.id(), ConstraintRules.timeout()).isEmpty()) {
      return false;
    }
    live.put(mailbox, limited);
    if (limited.space() != null) {
      measureFromNowOn();
    }
    return true;
  }

  private @Nullable Limited limited(Session session, @Nullable Limited before) {
    Instant deadline = ConstraintRules.deadline(session).orElse(null);
    Space space = space(session, before == null ? null : before.space());
    return deadline == null && space == null ? null : new Limited(session.id(), deadline, space);
  }

  private @Nullable Space space(Session session, @Nullable Space before) {
    String workspace = session.profile().workspace();
    if (workspace == null || ConstraintRules.diskLimit(session).isEmpty()) {
      return null;
    }
    long limit = ConstraintRules.diskLimit(session).getAsLong();
    try {
      long never = seams.ticker().nanos() - PAUSE_NANOS;
      return new Space(Path.of(workspace), limit, before == null ? never : before.measured());
    } catch (InvalidPathException e) {
      LOG.debug("The workspace of {} is none that this machine can have", session.id(), e);
      return null;
    }
  }

  /** By a task of its own, for that may take long, and only where there is something to measure. */
  private void measureFromNowOn() {
    lock.lock();
    try {
      if (measuring == null && !closed) {
        measuring = seams.tasks().every("limits", SWEEP, this::measure);
      }
    } finally {
      lock.unlock();
    }
  }

  /** It is no longer live here. */
  void forget(SessionId mailbox) {
    live.remove(mailbox);
  }

  /** Whether the session's time is up, so that nothing more is to begin. */
  boolean isOver(SessionId mailbox) {
    Limited limited = live.get(mailbox);
    return limited != null && isOver(limited);
  }

  private boolean isOver(Limited limited) {
    return limited.deadline() != null && seams.wall().instant().isAfter(limited.deadline());
  }

  /**
   * Fails those whose time is up.
   *
   * @throws StoreException if the store cannot serve; what is left is for the next look
   */
  void look() {
    live.forEach(
        (mailbox, limited) -> {
          if (isOver(limited)) {
            decide(mailbox, limited, ConstraintRules.timeout());
          }
        });
  }

  /** A session has worked: looks what it has left in its workspace, unless that was done lately. */
  void worked(SessionId mailbox) {
    Limited limited = live.get(mailbox);
    long now = seams.ticker().nanos();
    if (limited != null
        && limited.space() != null
        && now - limited.space().measured() >= PAUSE_NANOS) {
      measure(mailbox, limited, limited.space());
    }
  }

  private void measure() {
    try {
      live.forEach(
          (mailbox, limited) -> {
            if (limited.space() != null) {
              measure(mailbox, limited, limited.space());
            }
          });
    } catch (StoreException e) {
      LOG.debug("What was measured will be measured again", e);
    }
  }

  private void measure(SessionId mailbox, Limited limited, Space space) {
    Space measured = new Space(space.workspace(), space.limit(), seams.ticker().nanos());
    Limited next = new Limited(limited.session(), limited.deadline(), measured);
    live.replace(mailbox, limited, next);
    try {
      long size = new DiskUse(seams.disk()).of(space.workspace());
      if (size > space.limit()) {
        decide(mailbox, next, ConstraintRules.disk(size));
      }
    } catch (IOException e) {
      LOG.warn("The workspace of {} cannot be measured: {}", limited.session(), e.toString());
    }
  }

  private void decide(SessionId mailbox, Limited limited, Decision decision) {
    Optional<Session> after;
    try {
      after = after(limited.session(), decision);
    } catch (ContentionException | UnknownOutcomeException e) {
      LOG.debug("The limits of {} will be looked at again", limited.session(), e);
      return;
    }
    Limited changed = after.isEmpty() ? null : limited(after.get(), limited);
    if (changed == null) {
      live.remove(mailbox, limited);
    } else {
      live.replace(mailbox, limited, changed); // its limits are others by now
    }
    if (after.isEmpty()) {
      failed.accept(mailbox);
    }
  }

  /** The session after that decision, if it still takes work. */
  private Optional<Session> after(SessionId session, Decision decision) {
    try {
      return Optional.of(door.change(session, caller, decision).session())
          .filter(Candidates::takesWork);
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} was deleted before its limits were looked at", session, e);
      return Optional.empty();
    } catch (ReadOnlySessionException e) {
      LOG.debug("Session {} is for a newer program to fail", session, e);
      return Optional.of(door.load(session).session());
    }
  }

  /** Measures no more; what is at work is still held to its time by whoever calls {@link #look}. */
  void close() {
    lock.lock();
    try {
      closed = true;
      if (measuring != null) {
        measuring.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
