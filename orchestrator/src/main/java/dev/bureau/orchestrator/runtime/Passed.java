package dev.bureau.orchestrator.runtime;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Mailboxes with mail that looks for work pass over for a while. Thread-safe. */
final class Passed {
  private static final Duration HELD_ELSEWHERE = Duration.ofSeconds(1);
  private static final Duration NO_AGENT = Duration.ofSeconds(10);

  private final Seams seams;
  private final Map<SessionId, Left> left = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  Passed(Seams seams) {
    this.seams = seams;
  }

  /** A mailbox that nobody here works on, perhaps another holder, until when not to ask again. */
  private record Left(@Nullable Lease by, long untilNanos) {}

  /** Remembers that somebody alive has the session, so that not every look asks for it. */
  void heldElsewhere(SessionId mailbox, Lease by, long askedNanos) {
    left.put(mailbox, new Left(by, askedNanos + HELD_ELSEWHERE.toNanos()));
  }

  /** How often something of a session has changed here; to be asked before one is looked at. */
  long changes() {
    return changes.get();
  }

  /**
   * Remembers that the session has no agent in this process, unless something has changed since.
   *
   * @param looked the changes there were when its looking at began
   */
  void noAgent(SessionId mailbox, long looked) {
    left.put(mailbox, new Left(null, seams.ticker().nanos() + NO_AGENT.toNanos()));
    if (changes.get() != looked) {
      left.remove(mailbox); // it may be this one that has changed: then nobody would look again
    }
  }

  /** Whether the session had no agent in this process when last looked at. */
  boolean hasNoAgent(SessionId mailbox) {
    Left found = left.get(mailbox);
    return found != null && found.by() == null && !isOver(found);
  }

  /** Something of the session has changed here, so that another look makes sense. */
  void forget(SessionId mailbox) {
    changes.incrementAndGet();
    left.remove(mailbox);
  }

  /** Forgets what has been remembered long enough. */
  void forgetOld() {
    left.values().removeIf(this::isOver);
  }

  /** Whether asking for the session makes sense now: at once if its holder has died. */
  boolean mayRun(SessionId mailbox) {
    Left found = left.get(mailbox);
    if (found == null) {
      return true;
    }
    boolean free = isOver(found) || isGone(found);
    if (free) {
      left.remove(mailbox);
    }
    return free;
  }

  private boolean isOver(Left found) {
    return seams.ticker().nanos() - found.untilNanos() > 0;
  }

  private boolean isGone(Left found) {
    return found.by() != null && seams.processes().isGone(found.by().holder().process());
  }
}
