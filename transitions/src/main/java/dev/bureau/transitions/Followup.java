package dev.bureau.transitions;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Hold;
import dev.bureau.core.access.Reserved;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.transition.Passage;
import dev.bureau.core.transition.Transition;
import dev.bureau.core.transition.TransitionRules;
import dev.bureau.core.transition.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees through the passages of those who died (X10): whoever passes a session on has it listed in
 * the session {@code bureau} first, and this looks at the list at its start and every ten seconds.
 * Several do no harm to each other. Thread-safe.
 */
public final class Followup implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Followup.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration TO_BE_SURE = Duration.ofDays(1);

  private final Access access;
  private final Door door;
  private final Takeover takeover;
  private final Reserved reserved;
  private Tasks.@Nullable Repeating loop;
  private volatile boolean closed;

  /**
   * @param access in whose name sessions pass
   */
  public Followup(Access access) {
    this.access = access;
    this.door = access.door();
    this.takeover = new Takeover(access);
    this.reserved = new Reserved(door, access.caller());
  }

  /** Begins to look. Idempotent. */
  public synchronized void start() {
    if (loop == null && !closed) {
      Tasks.Repeating begun = access.seams().tasks().every("passages", PAUSE, this::look);
      loop = begun;
      begun.wake();
    }
  }

  private void look() {
    try {
      Map<SessionId, Waiting> listed = reserved.get(Transition.ASPECT).listed();
      for (Map.Entry<SessionId, Waiting> each : listed.entrySet()) {
        if (!closed) {
          look(each.getKey(), each.getValue());
        }
      }
    } catch (StoreException e) {
      LOG.debug("Whether passages were given up is looked at again in {}", PAUSE, e);
    }
  }

  private void look(SessionId session, Waiting waiting) {
    try {
      boolean isOver = isUnderWay(session) ? through(session, waiting) : isGone(waiting);
      if (isOver) {
        reserved.change(TransitionRules.unlist(session, waiting));
      }
    } catch (BureauException e) { // others must not wait because of this one
      LOG.debug("Whether the passage of {} was given up is looked at again", session, e);
    }
  }

  private boolean isUnderWay(SessionId session) {
    try {
      return door.load(session).aspects().get(Transition.ASPECT).isUnderWay();
    } catch (NoSuchSessionException e) {
      return false;
    }
  }

  /** Whether nobody is about to say that it passes. */
  private boolean isGone(Waiting waiting) {
    return access.seams().processes().isGone(waiting.by())
        || isAfter(waiting.until().plus(TO_BE_SURE));
  }

  private boolean isAfter(Instant time) {
    return access.seams().wall().instant().isAfter(time);
  }

  /** Whether nothing is left to do. */
  private boolean through(SessionId session, Waiting waiting) {
    try (Hold hold = new Hold(access, session, Hold.Purpose.PASSING)) {
      boolean free = hold.take(LEASE);
      if (!free && !isAfter(waiting.until())) {
        return false; // somebody alive has it in hand, or its agent may be at work still
      }
      Caller caller = free ? hold.caller(access.actor()) : access.caller();
      Optional<Passage> passage = door.load(session).aspects().get(Transition.ASPECT).underWay();
      if (passage.isPresent()) {
        Loaded passed = door.change(session, caller, TransitionRules.pass(passage.get()));
        if (passed.session().links().transitionedTo() != null) {
          takeover.of(passed, caller, new Telling(TransitionListener.NOBODY));
        }
      }
      return true;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (loop != null) {
      loop.close();
    }
  }
}
