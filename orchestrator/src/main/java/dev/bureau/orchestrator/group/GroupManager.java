package dev.bureau.orchestrator.group;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.door.SessionExistsException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.group.GroupRules;
import dev.bureau.core.group.Groups;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;

/**
 * Manages who is in which group (S21). A group exists while somebody is in it. Thread-safe. Each
 * method that changes something throws what {@link Door#change} throws, beside what it says itself.
 */
public final class GroupManager {
  private final Door door;
  private final Store store;
  private final Caller caller;

  /**
   * @param actor in whose name changes are made
   */
  public GroupManager(Door door, Store store, Actor actor) {
    this.door = door;
    this.store = store;
    this.caller = Caller.of(actor);
  }

  /**
   * Puts a session into a group; nothing happens if it is in it.
   *
   * @throws NoSuchSessionException if there is no such session
   * @throws SessionEndedException if it has ended and nobody has taken over
   * @throws BadInputException if the group's name is outside the grammar of ids
   */
  public void join(String group, SessionId member) {
    Decision join = GroupRules.join(group, member);
    Session end = door.end(member).orElseThrow(() -> new NoSuchSessionException(member));
    if (end.status().isFinal()) {
      throw new SessionEndedException(member);
    }
    createKeeper();
    door.change(SessionId.BUREAU, caller, join);
  }

  /**
   * Takes a session out of a group; nothing happens if it is not in it.
   *
   * @throws BadInputException if the group's name is outside the grammar of ids
   */
  public void leave(String group, SessionId member) {
    Decision leave = GroupRules.leave(group, member);
    if (exists(SessionId.BUREAU)) {
      door.change(SessionId.BUREAU, caller, leave);
    }
  }

  /**
   * Who is in a group; nobody if there is no such group.
   *
   * @throws BadInputException if the group's name is outside the grammar of ids
   */
  public SortedSet<SessionId> members(String group) {
    GroupRules.requireName(group);
    return all().getOrDefault(group, Collections.emptySortedSet());
  }

  /** All groups by name, each with its members. */
  public Map<String, SortedSet<SessionId>> all() {
    return exists(SessionId.BUREAU)
        ? door.load(SessionId.BUREAU).aspects().get(Groups.ASPECT).all()
        : Map.of();
  }

  /** Creates the reserved session that holds the groups, unless it is there. */
  private void createKeeper() {
    if (exists(SessionId.BUREAU)) {
      return;
    }
    SessionCreated created =
        new SessionCreated(
            SessionSpec.active(SessionId.BUREAU.value()).profile(),
            Map.of(),
            Links.first(SessionId.BUREAU, null),
            null,
            null);
    try {
      door.create(SessionId.BUREAU, caller, (session, aspects, moment) -> Change.of(created));
    } catch (SessionExistsException e) {
      if (!exists(e.session())) { // else somebody was first, which is as good
        throw e;
      }
    }
  }

  private boolean exists(SessionId session) {
    return store.sessions().head(session).isPresent();
  }
}
