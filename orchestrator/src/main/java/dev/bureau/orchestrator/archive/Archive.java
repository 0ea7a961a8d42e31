package dev.bureau.orchestrator.archive;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.store.Store;
import dev.bureau.orchestrator.session.Deletion;
import java.util.List;

/**
 * Puts sessions aside for good (R8). An archived session is final, listed only when it is asked
 * for, and kept with its whole journal, packed if the store packs. Thread-safe.
 */
public final class Archive {
  static final String REASON = "cleaned up";

  private final Door door;
  private final Store store;
  private final Seams seams;
  private final Caller caller;

  /**
   * @param access in whose name sessions are archived
   */
  public Archive(Access access) {
    this.door = access.door();
    this.store = access.store();
    this.seams = access.seams();
    this.caller = access.caller();
  }

  /**
   * Archives a session; one that is not final is ended first, in the same commit, whatever it is
   * at, with the reason {@code cleaned up}. Nothing happens if it is archived already. Beside what
   * it says itself, it throws what {@link Door#change} throws.
   *
   * @throws NoSuchSessionException if there is none of that id
   * @throws ArchiveRefusedException if it is not final and others live under it
   * @throws BadInputException if it is the reserved session
   */
  public Session archive(SessionId id) {
    if (id.equals(SessionId.BUREAU)) {
      throw new BadInputException("session id", id, "leave that one: all others need it");
    }
    Session session =
        store.sessions().head(id).orElseThrow(() -> new NoSuchSessionException(id)).session();
    long below = session.status().isFinal() ? 0 : Deletion.liveBelow(session, store);
    if (below > 0) {
      throw new ArchiveRefusedException(id, Deletion.live(below), "stop it with all below it");
    }
    return door.change(
            id, caller, (now, aspects, moment) -> Change.of(SessionRules.archive(now, REASON)))
        .session();
  }

  /** Cleans up as the other method does, and tells nobody how far it is. */
  public List<CleanedUp> cleanUp(CleanUp spec) {
    return cleanUp(spec, CleanUpListener.NOBODY);
  }

  /**
   * Cleans up all sessions that were not updated for long, oldest first and those under a session
   * before it: archives them, or deletes them. One that is ACTIVE or leased is left, and one that
   * is not final while others live under it. Each is decided on what it is at that moment, so one
   * that is used meanwhile is left as well.
   *
   * <p>With a purge, what deletion refuses is archived instead. Broken off anywhere, cleaning up
   * again goes on with what is left.
   *
   * @param listener told how far it is
   * @return what became of each
   * @throws dev.bureau.core.door.ObserverChangeException if an observer asks for a real run
   * @throws dev.bureau.core.store.StoreException if the store cannot serve; what was done stands
   */
  public List<CleanedUp> cleanUp(CleanUp spec, CleanUpListener listener) {
    if (spec.run() == CleanUp.Run.REAL) {
      door.requireNoObserver(SessionId.BUREAU, caller);
    }
    Hand hand = new Hand(door, store, seams, caller, spec);
    return new Cleaning(store, hand, spec).all(listener);
  }
}
