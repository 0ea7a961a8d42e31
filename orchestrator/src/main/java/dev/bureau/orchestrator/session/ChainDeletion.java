package dev.bureau.orchestrator.session;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Change;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Query;
import dev.bureau.core.removal.Removal;
import dev.bureau.core.removal.RemovalBegun;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoredSession;
import dev.bureau.core.transition.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes whole chains (S3). First its last session says that it is being deleted, so that nobody
 * takes over from it any more; then the sessions go, the oldest first. Whatever is left when the
 * process dies is final, takes no mail and says what is going on at its end; deleting it again
 * deletes the rest. The other way round the one before a deleted session would look as if it had
 * passed to one that is still to come: mail to it would be taken, and would wait for ever.
 */
final class ChainDeletion {
  private final Door door;
  private final Store store;
  private final Caller caller;

  ChainDeletion(Access access) {
    this.door = access.door();
    this.store = access.store();
    this.caller = access.caller();
  }

  List<SessionId> delete(SessionId id) {
    Session end = end(id);
    if (isAlone(end)) {
      Deletion.delete(door, end.id(), caller, session -> Deletion.check(session, store));
      return List.of(end.id());
    }
    long below = Deletion.liveBelow(end, store);
    door.change(
        end.id(),
        caller,
        (session, aspects, moment) -> {
          check(session, aspects, below);
          return aspects.get(Removal.ASPECT).hasBegun()
              ? Change.NONE
              : Change.of(new RemovalBegun(session.links().chain()));
        });
    Deletion.leave(door, end, caller);
    List<Session> lives = lives(end);
    lives.forEach(this::remove);
    return lives.stream().map(Session::id).toList();
  }

  /** The last one that is left, also if the first is gone, by which others name the chain. */
  private Session end(SessionId id) {
    Optional<Session> end = door.end(id);
    if (end.isPresent()) {
      return end.get();
    }
    Query left = Query.of(Filter.equal(Field.of(HeadField.CHAIN), id)).limit(1);
    return store.sessions().query(left).sessions().stream()
        .findFirst()
        .flatMap(each -> door.end(each.id()))
        .orElseThrow(() -> new NoSuchSessionException(id));
  }

  /** Whether a chain may go whose last session that is, as far as its status says. */
  static boolean isOver(Session end) {
    return end.status().isFinal() || (isAlone(end) && end.status() == Status.INITIALIZING);
  }

  private static boolean isAlone(Session session) {
    return session.links().transitionedFrom() == null && session.links().transitionedTo() == null;
  }

  private static void check(Session end, Aspects aspects, long below) {
    Deletion.requireNotReserved(end.id());
    if (!end.status().isFinal()) {
      throw DeletionRefusedException.ofLive(end);
    }
    if (end.links().transitionedTo() != null || aspects.get(Transition.ASPECT).isUnderWay()) {
      throw new DeletionRefusedException(
          end.id(), "it passes to another session", "wait until that is there, and stop it");
    }
    if (below > 0) {
      throw new DeletionRefusedException(end.id(), Deletion.live(below), "stop them first");
    }
  }

  private List<Session> lives(Session end) {
    Deque<Session> lives = new ArrayDeque<>();
    Set<SessionId> seen = new HashSet<>(); // damaged links must not lead in a circle
    @Nullable Session life = end;
    while (life != null && seen.add(life.id())) {
      lives.addFirst(life);
      life = before(life);
    }
    return List.copyOf(lives);
  }

  /** Who passed to it; by the id alone it might be another one that took it after a deletion. */
  private @Nullable Session before(Session life) {
    return Optional.ofNullable(life.links().transitionedFrom())
        .flatMap(each -> store.sessions().head(each))
        .map(StoredSession::session)
        .filter(each -> life.id().equals(each.links().transitionedTo()))
        .orElse(null);
  }

  private void remove(Session life) {
    try {
      door.remove(life.id(), caller, present -> requireSame(life, present));
    } catch (NoSuchSessionException e) {
      return; // somebody else deletes the same chain
    }
  }

  /** Nothing makes a final session live again, but another one may take the id of a deleted one. */
  private static void requireSame(Session listed, Session present) {
    boolean same =
        present.isSameLife(listed) && present.links().chain().equals(listed.links().chain());
    if (!same || !present.status().isFinal()) {
      throw new DeletionRefusedException(
          present.id(), "another session has that id by now", "delete what is left of the chain");
    }
  }
}
