package dev.bureau.orchestrator.budget;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.grant.Sources;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import org.jspecify.annotations.Nullable;

/** Who is above a session, and limits it. Thread-safe. */
final class Ancestry {
  private final Door door;

  Ancestry(Door door) {
    this.door = door;
  }

  /** The nearest above that limit their trees, as the store has them now. */
  Sources sources(SessionId id) {
    return sources(door.remembered(id).session());
  }

  Sources sources(Session session) {
    Sources sources = Sources.NONE;
    for (Loaded each = above(session); each != null; each = above(each.session())) {
      sources = sources.and(each.session().id(), each.aspects().get(Budget.ASPECT));
    }
    return sources;
  }

  /** Whether the session, or one above by whose limit it is bound, uses cheaper models now. */
  boolean isDegraded(SessionId id) {
    Loaded loaded = door.remembered(id);
    if (loaded.aspects().get(Budget.ASPECT).isDegraded()) {
      return true;
    }
    for (Loaded each = above(loaded.session()); each != null; each = above(each.session())) {
      if (each.aspects().get(Budget.ASPECT).limits().stream().anyMatch(Ancestry::degradesTree)) {
        return true;
      }
    }
    return false;
  }

  private static boolean degradesTree(Standing standing) {
    return standing.crossed()
        && standing.limit().reach() == Reach.TREE
        && standing.limit().onCrossing() == Crossing.DEGRADE;
  }

  /**
   * The limits of a tree hold for a whole chain, and stand where it began: above a session that
   * took over from another is the first of its chain, above that the first of its supervisor's.
   */
  private @Nullable Loaded above(Session session) {
    SessionId chain = session.links().chain();
    try {
      if (!session.id().equals(chain)) {
        return door.load(chain);
      }
      SessionId supervisor = session.links().supervisor();
      Loaded above = supervisor == null ? null : door.load(supervisor);
      return above != null && session.links().areBelow(above.session()) ? above : null;
    } catch (NoSuchSessionException e) {
      return null; // it was deleted, and its limits with it
    }
  }
}
