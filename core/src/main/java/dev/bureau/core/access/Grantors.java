package dev.bureau.core.access;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.grant.GrantRules;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import java.util.Collection;
import java.util.Set;

/**
 * The sessions that limit their trees. No head says so, and whoever looks after their trees has to
 * find them: they are listed before the limit holds, so that no death between leaves one that
 * nobody finds. Thread-safe.
 */
public final class Grantors {
  private final Reserved reserved;

  public Grantors(Door door) {
    this.reserved = new Reserved(door, Caller.of(Actor.session(SessionId.BUREAU)));
  }

  /** All that are listed now. */
  public Set<SessionId> all() {
    return reserved.get(Grants.ASPECT).grantors();
  }

  /** Lists a session that is going to have these limits, if one of them is of the tree. */
  public void list(SessionId session, Collection<Limit> limits) {
    if (limits.stream().anyMatch(each -> each.reach() == Reach.TREE)) {
      list(session);
    }
  }

  /** Lists a session; nothing happens if it is. */
  public void list(SessionId session) {
    if (!reserved.get(Grants.ASPECT).grantors().contains(session)) { // another may remove it
      reserved.change(GrantRules.list(session));
    }
  }

  /** Nobody has to look after its tree any more. */
  public void remove(SessionId session) {
    reserved.change(GrantRules.remove(session));
  }
}
