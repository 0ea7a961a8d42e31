package dev.bureau.orchestrator.budget;

import dev.bureau.core.access.Access;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.grant.GrantRules;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.StoreException;
import dev.bureau.orchestrator.session.SessionManager;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with grants where somebody died, takes back what nobody needs, and stops trees that would
 * break a limit that says so. To be called again and again; several do no harm to each other.
 * Thread-safe.
 */
public final class Sweep {
  /** How long to pause between two rounds. */
  public static final Duration PAUSE = Duration.ofSeconds(10);

  /** For how long a session must have made no call to give back what it has drawn. */
  public static final Duration IDLE = Duration.ofMinutes(1);

  /** How long to pause until all below are looked at again, also those that have drawn nothing. */
  static final Duration WALK = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Door door;
  private final Seams seams;
  private final Caller caller;
  private final Treasury treasury;
  private final Below below;
  private final SessionManager sessions;
  private volatile @Nullable Long walked;

  /**
   * @param access in whose name promises of sessions that have ended are released
   * @param sessions stops sessions in the same name
   */
  public Sweep(Access access, Treasury treasury, SessionManager sessions) {
    this.door = access.door();
    this.seams = access.seams();
    this.caller = access.caller();
    this.treasury = treasury;
    this.below = new Below(access.store().sessions());
    this.sessions = sessions;
  }

  /** Does what there is to do. */
  public void look() {
    long now = seams.ticker().nanos();
    boolean walks = isWalkDue(now);
    try {
      treasury.owing().forEach(treasury::spentAnywhere);
      treasury.grantors().all().forEach(each -> look(each, walks));
      if (walks) {
        walked = now; // two at once both walk, which does no harm
      }
    } catch (BureauException e) {
      LOG.debug("Budgets are looked at again in {}", PAUSE, e);
    }
  }

  /** The first time is due: this process may have come in the place of one that died. */
  private boolean isWalkDue(long now) {
    @Nullable Long last = walked;
    return last == null || now - last >= WALK.toNanos();
  }

  private void look(SessionId grantor, boolean walks) {
    try {
      Optional<Loaded> found = find(grantor);
      boolean isQuiet = found.isEmpty() || tended(found.get(), walks);
      if (isQuiet && walks) { // else there may be some below whom nobody has looked at
        treasury.grantors().remove(grantor);
      }
    } catch (BureauException e) { // others must not wait because of this one
      LOG.debug("The budget of {} is looked at again in {}", grantor, PAUSE, e);
    }
  }

  private Optional<Loaded> find(SessionId id) {
    try {
      return Optional.of(door.load(id));
    } catch (NoSuchSessionException e) {
      return Optional.empty();
    }
  }

  /** Whether nobody will draw from it any more, or give back to it. */
  private boolean tended(Loaded grantor, boolean walks) {
    boolean isQuiet = isStoppedIfSo(grantor);
    SessionId id = grantor.session().id();
    Set<SessionId> all = new LinkedHashSet<>(Set.of(id));
    all.addAll(grantor.aspects().get(Grants.ASPECT).accounts().keySet());
    if (walks) {
      below.each(id, all::add);
    }
    isQuiet &= door.end(id).filter(each -> !each.hasEnded()).isEmpty();
    for (SessionId each : all) {
      isQuiet &= isQuiet(each, walks);
    }
    return isQuiet;
  }

  /**
   * Whether all is stopped that is to be; one that cannot be changed keeps nothing else waiting.
   */
  private boolean isStoppedIfSo(Loaded grantor) {
    try {
      stopIfSo(grantor);
      return true;
    } catch (StoreException | UnknownOutcomeException e) {
      throw e; // the others could not be changed either
    } catch (BureauException e) {
      LOG.debug("Below {} all is stopped again in {}", grantor.session().id(), PAUSE, e);
      return false;
    }
  }

  private void stopIfSo(Loaded grantor) {
    for (Standing each : grantor.aspects().get(Budget.ASPECT).limits()) {
      Limit limit = each.limit();
      if (each.crossed() && limit.reach() == Reach.TREE && limit.onCrossing() == Crossing.STOP) {
        sessions.cancelTree(grantor.session().id(), BudgetRules.reason(limit));
      }
    }
  }

  /**
   * Whether it has nothing to do with its grantors, and will not.
   *
   * @param walks whether another process may have changed what this one knows to be at rest
   */
  private boolean isQuiet(SessionId id, boolean walks) {
    try {
      return isAtRest(walks ? door.load(id) : door.remembered(id)) || isAtRest(tend(id));
    } catch (NoSuchSessionException e) {
      return true;
    } catch (StoreException | UnknownOutcomeException e) {
      throw e; // the others could not be changed either
    } catch (BureauException e) {
      LOG.debug("Session {} is looked at again in {}", id, PAUSE, e);
      return false;
    }
  }

  /** Final, and so for ever, but for what is reported late. */
  private boolean isAtRest(Loaded loaded) {
    Session session = loaded.session();
    return session.status().isFinal()
        && loaded.aspects().get(Budget.ASPECT).reservations().isEmpty()
        && GrantRules.isSquare(session, loaded.aspects(), treasury.ancestry().sources(session));
  }

  private Loaded tend(SessionId id) {
    door.change(id, caller, BudgetRules.releaseFinal());
    treasury.rollForward(id);
    treasury.spentAnywhere(id);
    Loaded loaded = door.load(id);
    if (isIdle(loaded)) {
      treasury.giveBack(id);
    }
    return door.load(id);
  }

  private boolean isIdle(Loaded loaded) {
    Session session = loaded.session();
    return session.status().isFinal()
        || session.status() == Status.IDLE
        || BudgetRules.isIdle(
            loaded.aspects().get(Budget.ASPECT), seams.wall().instant().minus(IDLE));
  }
}
