package dev.bureau.orchestrator.session;

import dev.bureau.core.access.Children;
import dev.bureau.core.access.Reserved;
import dev.bureau.core.affinity.AffinityRules;
import dev.bureau.core.affinity.Bindings;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.group.GroupRules;
import dev.bureau.core.group.Groups;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.Filter;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;
import java.util.function.Consumer;

/** When a session may be deleted (S3), and what goes with it. */
public final class Deletion {
  private Deletion() {}

  /**
   * Makes sure that it is not the reserved session, in which Bureau keeps what all others need.
   *
   * @throws BadInputException if it is
   */
  static void requireNotReserved(SessionId id) {
    if (id.equals(SessionId.BUREAU)) {
      throw new BadInputException("session id", id, "leave that one: all others need it");
    }
  }

  /**
   * Looks whether it may be deleted as the store is now.
   *
   * @throws DeletionRefusedException if not
   * @throws BadInputException if it is the reserved session
   */
  public static void check(Session session, Store store) {
    check(session, liveBelow(session, store));
  }

  /**
   * Looks whether it may be deleted.
   *
   * @param liveBelow how many sessions under it live
   * @throws DeletionRefusedException if not
   * @throws BadInputException if it is the reserved session
   */
  public static void check(Session session, long liveBelow) {
    requireNotReserved(session.id());
    if (!session.status().isFinal() && session.status() != Status.INITIALIZING) {
      throw DeletionRefusedException.ofLive(session);
    }
    if (session.links().transitionedFrom() != null || session.links().transitionedTo() != null) {
      throw new DeletionRefusedException(
          session.id(), "it is part of a chain", "delete the whole chain");
    }
    if (liveBelow > 0) {
      throw new DeletionRefusedException(session.id(), live(liveBelow), "stop them first");
    }
  }

  /**
   * Deletes a session that is alone in its chain; its chain leaves all groups before, and its
   * binding goes.
   *
   * @param check refuses by throwing
   * @throws NoSuchSessionException if there is none of that id
   */
  public static void delete(Door door, SessionId id, Caller caller, Consumer<Session> check) {
    door.requireNoObserver(id, caller);
    Session session = door.load(id).session();
    check.accept(session);
    leave(door, session, caller);
    door.remove(id, caller, check);
  }

  /**
   * Takes a chain that is about to go out of all groups, and its binding away: else another one
   * that takes its id later would have them.
   */
  static void leave(Door door, Session session, Caller caller) {
    SessionId chain = session.links().chain();
    Reserved reserved = new Reserved(door, new Caller(caller.actor(), null, null));
    if (!reserved.get(Groups.ASPECT).of(chain).isEmpty()) {
      reserved.change(GroupRules.leaveAll(chain));
    }
    if (reserved.get(Bindings.ASPECT).find(chain).isPresent()) {
      reserved.change(AffinityRules.forget(chain));
    }
  }

  /** How many sessions under it live: are not final. */
  public static long liveBelow(Session session, Store store) {
    return new Children(store.sessions()).count(session.links().chain(), Filter.notFinal());
  }

  /** The reason that so many are. */
  public static String live(long below) {
    return below + " sessions under it live";
  }
}
