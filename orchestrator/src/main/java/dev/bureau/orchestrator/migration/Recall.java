package dev.bureau.orchestrator.migration;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Hold;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.migration.Move;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import dev.bureau.core.store.Lease;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls back the moves of those who died: at its start and every ten seconds it looks at who has
 * left the lease of a move behind, and at the sessions that cannot run for a move. Several do no
 * harm to each other. Thread-safe.
 */
public final class Recall implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recall.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Access access;
  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Supplier<Set<SessionId>> moving;
  private final Actor actor;
  private Tasks.@Nullable Repeating loop;
  private volatile boolean closed;

  /**
   * @param access in whose name moves are rolled back
   * @param moving the sessions that cannot run because of a move, as far as was seen since it was
   *     asked last
   */
  public Recall(Access access, Supplier<Set<SessionId>> moving) {
    this.access = access;
    this.door = access.door();
    this.moving = moving;
    this.store = access.store();
    this.seams = access.seams();
    this.actor = access.actor();
  }

  /** Begins to look. */
  public synchronized void start() {
    Tasks.Repeating begun = seams.tasks().every("recall", PAUSE, this::look);
    loop = begun;
    begun.wake();
  }

  private void look() {
    try {
      for (SessionId each : suspects()) {
        if (!closed) {
          look(each);
        }
      }
    } catch (StoreException e) {
      LOG.debug("Whether moves were given up is looked at again in {}", PAUSE, e);
    }
  }

  private Set<SessionId> suspects() {
    Set<SessionId> suspects = new TreeSet<>(moving.get());
    for (Lease each : store.leases().holders()) {
      if (Hold.Purpose.MOVING.isOf(each)) {
        suspects.add(each.session());
      }
    }
    return suspects;
  }

  private void look(SessionId session) {
    try {
      Optional<Loaded> found = door.loadEnd(session);
      Migration migration =
          found.map(each -> each.aspects().get(Migration.ASPECT)).orElse(Migration.ASPECT.empty());
      if (isGivenUp(migration)) {
        back(found.orElseThrow().session().id());
      }
    } catch (BureauException e) { // others must not wait because of this one
      LOG.debug("Whether the move of {} was given up is looked at again", session, e);
    }
  }

  private boolean isGivenUp(Migration migration) {
    Move move = migration.move();
    return move != null
        && (migration.withdrawn() != null
            || seams.processes().isGone(move.by())
            || seams.wall().instant().isAfter(move.until()));
  }

  private void back(SessionId session) {
    try (Hold hold = new Hold(access, session, Hold.Purpose.MOVING)) {
      if (!hold.take(LEASE)) {
        return; // somebody alive has it in hand
      }
      try {
        back(session, hold);
      } catch (RuntimeException e) {
        hold.leaveBehind(); // by it the move is found again
        throw e;
      }
    }
  }

  private void back(SessionId session, Hold hold) {
    Migration now = door.load(session).aspects().get(Migration.ASPECT);
    Move move = now.move();
    if (move != null && isGivenUp(now)) {
      new Moving(door, seams.disk(), session, hold.caller(actor), move)
          .back("whoever moved it is gone");
      LOG.info("Session {} has not moved: whoever moved it is gone", session);
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
