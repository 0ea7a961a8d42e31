package dev.bureau.orchestrator.group;

import dev.bureau.core.access.Reserved;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.group.GroupRules;
import dev.bureau.core.group.Groups;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;

/**
 * Manages who is in which group (S21). A group exists while somebody is in it. Members are chains,
 * named by their first sessions: who takes over from one is in its groups. Thread-safe. Each method
 * that changes something throws what {@link Door#change} throws, beside what it says itself.
 */
public final class GroupManager {
  private final Door door;
  private final Reserved reserved;

  /**
   * @param actor in whose name changes are made
   */
  public GroupManager(Door door, Actor actor) {
    this.door = door;
    this.reserved = new Reserved(door, Caller.of(actor));
  }

  /**
   * Puts a session into a group; nothing happens if it is in it.
   *
   * @throws NoSuchSessionException if there is no such session
   * @throws SessionEndedException if it has ended and nobody has taken over
   * @throws BadInputException if the group's name is outside the grammar of ids, or the member is
   *     the reserved session
   */
  public void join(String group, SessionId member) {
    GroupRules.requireName(group);
    if (member.equals(SessionId.BUREAU)) {
      throw new BadInputException("member", member, "choose another: nobody reads its mail");
    }
    Session end = door.end(member).orElseThrow(() -> new NoSuchSessionException(member));
    if (end.hasEnded()) {
      throw new SessionEndedException(member);
    }
    reserved.change(GroupRules.join(group, end.links().chain()));
  }

  /**
   * Takes a session out of a group; nothing happens if it is not in it.
   *
   * @throws BadInputException if the group's name is outside the grammar of ids
   */
  public void leave(String group, SessionId member) {
    SessionId chain = door.end(member).map(each -> each.links().chain()).orElse(member);
    Decision leave = GroupRules.leave(group, chain);
    if (reserved.get(Groups.ASPECT).has(group, chain)) {
      reserved.change(leave);
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
    return reserved.get(Groups.ASPECT).all();
  }
}
