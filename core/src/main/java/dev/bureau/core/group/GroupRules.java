package dev.bureau.core.group;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Names;
import dev.bureau.core.id.SessionId;

/** The pure rules of membership: decisions about the session {@link SessionId#BUREAU}. */
public final class GroupRules {
  private GroupRules() {}

  /**
   * Puts a session into a group; nothing happens if it is in it.
   *
   * @throws BadInputException if the name is outside the grammar of ids
   */
  public static Decision join(String group, SessionId member) {
    requireName(group);
    return (session, aspects, moment) ->
        aspects.get(Groups.ASPECT).has(group, member)
            ? Change.NONE
            : Change.of(new GroupJoined(group, member));
  }

  /**
   * Takes a session out of a group; nothing happens if it is not in it.
   *
   * @throws BadInputException if the name is outside the grammar of ids
   */
  public static Decision leave(String group, SessionId member) {
    requireName(group);
    return (session, aspects, moment) ->
        aspects.get(Groups.ASPECT).has(group, member)
            ? Change.of(new GroupLeft(group, member))
            : Change.NONE;
  }

  /** Takes a session out of all groups; nothing happens if it is in none. */
  public static Decision leaveAll(SessionId member) {
    return (session, aspects, moment) ->
        Change.of(
            aspects.get(Groups.ASPECT).of(member).stream()
                .map(group -> new GroupLeft(group, member))
                .toList());
  }

  /**
   * Checks a group's name.
   *
   * @throws BadInputException if it is outside the grammar of ids
   */
  public static void requireName(String group) {
    Names.check("group", group);
  }
}
