package dev.bureau.orchestrator.migration;

import dev.bureau.core.access.Access;
import dev.bureau.core.access.Hold;
import dev.bureau.core.access.Patience;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.FencedException;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.migration.Migration;
import dev.bureau.core.migration.MigrationRefusedException;
import dev.bureau.core.migration.MigrationRules;
import dev.bureau.core.migration.Move;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.transition.Transition;
import dev.bureau.orchestrator.workspace.CopyListener;
import dev.bureau.orchestrator.workspace.Workspace;
import dev.bureau.orchestrator.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves sessions to other workspaces (S41). A move is an intent in the session's journal, and the
 * session's lease: from the intent on its agent begins nothing, a handling under way ends, and with
 * the lease its files are copied beside the target, verified, and renamed into its place; in the
 * last commit the session works there. Mail that comes meanwhile waits, and is handled afterwards.
 * What was copied stays where it was, too. Killed anywhere, it is done again or rolled back by
 * doing it again. Thread-safe.
 *
 * <p>Whoever runs agents on the store brings back what was given up: see {@link Recall}.
 */
public final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
  private static final Duration TO_BE_THROUGH = Duration.ofMinutes(1);

  private final Access access;
  private final Door door;
  private final Seams seams;
  private final Actor actor;
  private final Duration poll;
  private final Workspaces workspaces;

  /**
   * @param access in whose name sessions are moved
   * @param poll how often to look whether a handling under way has ended
   */
  public Migrator(Access access, Duration poll) {
    this.access = access;
    this.door = access.door();
    this.seams = access.seams();
    this.actor = access.actor();
    this.poll = poll;
    this.workspaces = new Workspaces(seams.disk());
  }

  /** Moves a session as the other method does, and tells nobody how far it is. */
  public Session migrate(SessionId id, MigrationSpec spec) throws InterruptedException {
    return migrate(id, spec, CopyListener.NOBODY);
  }

  /**
   * Moves a session. Nothing happens if it works there already; one that is on its way there goes
   * on from where that was broken off. A workspace that is not there yet holds nothing to copy. Not
   * to be called by the session's own agent: it would wait for itself.
   *
   * @param listener told how far the copy is
   * @return the session in its next workspace
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws MigrationRefusedException if the session is final, on its way elsewhere, or passes to
   *     another
   * @throws dev.bureau.core.error.BadInputException if there is no folder for the target to be in
   * @throws dev.bureau.orchestrator.workspace.WorkspaceRefusedException if something is in the way,
   *     leads out of the workspace, or was changed by somebody meanwhile
   * @throws MigrationTimedOutException if it is not through in time, a handling under way included;
   *     everything is then as before, or will be when that handling ends
   * @throws BureauException if disk or store cannot serve; what could not be brought back then is
   *     brought back later: by another call, or by {@link Recall} once the lease of the move has
   *     ended, a minute after the time that there was for it
   * @throws InterruptedException if this thread is interrupted while it waits for a handling
   */
  public Session migrate(SessionId id, MigrationSpec spec, CopyListener listener)
      throws InterruptedException {
    Caller caller = Caller.of(actor);
    door.requireNoObserver(id, caller);
    Limit limit = new Limit(seams, id, spec.timeout());
    Path target = workspaces.place(spec.workspace());
    Loaded before = door.load(id);
    Optional<Move> intended = intended(before, caller, spec, target);
    if (intended.isEmpty()) {
      return door.load(id).session();
    }
    try (Hold hold = new Hold(access, id, Hold.Purpose.MOVING)) {
      if (!waited(before.session(), hold, limit.left(), spec.timeout())) {
        throw late(hold, intended.get(), limit, caller);
      }
      Loaded now = door.load(id);
      Caller holding = hold.caller(actor);
      Optional<Move> move = intended(now, holding, spec, target);
      return move.isEmpty()
          ? now.session()
          : moved(new Moving(door, seams.disk(), id, holding, move.get()), hold, limit, listener);
    }
  }

  /** Whether nothing is to be done. */
  private boolean isThere(Loaded loaded, Path target) {
    String present = loaded.session().profile().workspace();
    return !migration(loaded).isUnderWay()
        && workspaces.find(present).filter(target::equals).isPresent();
  }

  private static Migration migration(Loaded loaded) {
    return loaded.aspects().get(Migration.ASPECT);
  }

  /**
   * The move that is under way from now on: a new one, or the one that was there; empty if the
   * session is there.
   */
  private Optional<Move> intended(Loaded before, Caller caller, MigrationSpec spec, Path target) {
    Loaded loaded = before;
    while (!isThere(loaded, target)) {
      if (!migration(loaded).isUnderWay()) {
        workspaces.requireFree(target);
      }
      Move move = move(loaded.session(), spec, target);
      loaded = door.change(loaded.session().id(), caller, intend(move));
      Move present = migration(loaded).move();
      if (present != null) {
        return Optional.of(present);
      } // else it has moved elsewhere since
    }
    return Optional.empty();
  }

  /** While it passes to another, that one begins where this one is now. */
  private static Decision intend(Move move) {
    return (session, aspects, moment) -> {
      if (!aspects.get(Migration.ASPECT).isUnderWay()
          && aspects.get(Transition.ASPECT).isUnderWay()) {
        throw new MigrationRefusedException(
            session.id(), "it passes to another session", "wait until that is there, and move it");
      }
      return MigrationRules.intend(move).decide(session, aspects, moment);
    };
  }

  private Move move(Session session, MigrationSpec spec, Path target) {
    CommitId id = seams.ids().next();
    String from = session.profile().workspace();
    Path source = workspaces.find(from).orElse(null);
    if (source != null && target.startsWith(source)) {
      throw new MigrationRefusedException(
          session.id(), target + " is in its workspace", "choose a place outside of it");
    }
    Move.Places places =
        new Move.Places(
            source == null ? null : source.toString(),
            target.toString(),
            Workspaces.staging(target, id).toString(),
            new Workspace(seams.disk(), target).isEmpty());
    return new Move(
        id,
        from,
        spec.workspace(),
        places,
        spec.memory(),
        seams.processes().self(),
        seams.wall().instant().plus(spec.timeout()).plus(TO_BE_THROUGH));
  }

  /** Waits until nobody works in the session; whether that was so in time. */
  private boolean waited(Session session, Hold hold, Duration longest, Duration length)
      throws InterruptedException {
    SessionId chain = session.links().chain();
    try (Patience patience = new Patience(door, seams, poll, chain, longest)) {
      return patience.until(() -> hold.take(length.plus(TO_BE_THROUGH)));
    }
  }

  /** A handling takes too long, or somebody else who moves the session does. */
  private BureauException late(Hold hold, Move move, Limit limit, Caller caller) {
    if (hold.isHeldByAnother()) {
      return limit.passed("waiting for another call that moves it");
    }
    MigrationTimedOutException late = limit.passed("waiting for the handling under way");
    door.change(
        hold.session(), caller, MigrationRules.givenUp(move, String.valueOf(late.getMessage())));
    return late;
  }

  private Session moved(Moving moving, Hold hold, Limit limit, CopyListener listener) {
    try {
      return moving.on(limit, listener);
    } catch (FencedException e) {
      throw e; // somebody else has it in hand
    } catch (BureauException e) {
      try {
        moving.back(String.valueOf(e.getMessage()));
      } catch (BureauException again) {
        LOG.warn("A move is rolled back later: {}", again.getMessage());
        hold.leaveBehind();
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /**
   * Rolls back what was broken off: everything is as before the move. Nothing happens if the
   * session is not on its way.
   *
   * @return the session where it was
   * @throws dev.bureau.core.door.NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for another session
   * @throws MigrationRefusedException if somebody who is alive is moving it
   * @throws MigrationTimedOutException if an agent is still at work in it after 60 s
   * @throws BureauException if disk or store cannot serve; it may be done again
   * @throws InterruptedException if this thread is interrupted while it waits for a handling
   */
  public Session rollBack(SessionId id) throws InterruptedException {
    door.requireNoObserver(id, Caller.of(actor));
    Limit limit = new Limit(seams, id, MigrationSpec.TIMEOUT);
    Loaded before = door.load(id);
    if (!migration(before).isUnderWay()) {
      return before.session();
    }
    try (Hold hold = new Hold(access, id, Hold.Purpose.MOVING)) {
      if (!hold.take(TO_BE_THROUGH) && hold.isHeldByAnother()) {
        throw new MigrationRefusedException(id, "it is moved just now", "wait for the end of that");
      }
      if (!waited(before.session(), hold, limit.left(), TO_BE_THROUGH)) {
        throw limit.passed("waiting for the handling under way");
      }
      Loaded now = door.load(id);
      Move move = migration(now).move();
      return move == null
          ? now.session()
          : new Moving(door, seams.disk(), id, hold.caller(actor), move).back("rolled back");
    }
  }
}
