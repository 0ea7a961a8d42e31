package dev.bureau.orchestrator.budget;

import dev.bureau.core.access.Access;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.transition.SessionPassingException;
import dev.bureau.core.usage.Usage;
import dev.bureau.orchestrator.session.SessionManager;
import dev.bureau.orchestrator.usage.Bookkeeper;
import java.util.List;

/**
 * Limits what sessions and trees may spend, and reserves for calls what they need (X5). A call that
 * would break a limit is refused before it is made. Thread-safe. Each method that changes something
 * throws what {@link Door#change} throws, beside what it says itself.
 *
 * <pre>{@code
 * bureau.budgets().limit(director, Limit.usd("5").tree());
 * }</pre>
 *
 * A handler reserves with {@link dev.bureau.orchestrator.agent.CellSpec#budget}; what is below is
 * for programs that make calls of their own.
 */
public final class Budgets {
  private final Door door;
  private final Below below;
  private final Caller caller;
  private final Treasury treasury;
  private final Bookkeeper bookkeeper;
  private final SessionManager manager;

  /**
   * @param access in whose name limits are set and calls reserved
   * @param manager stops sessions in the same name
   */
  public Budgets(Access access, Treasury treasury, Bookkeeper bookkeeper, SessionManager manager) {
    this.door = access.door();
    this.below = new Below(access.store().sessions());
    this.caller = access.caller();
    this.treasury = treasury;
    this.bookkeeper = bookkeeper;
    this.manager = manager;
  }

  /**
   * How a session stands with what it may spend.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public BudgetStatement of(SessionId session) {
    return new Statements(door, treasury.ancestry()).of(session);
  }

  /**
   * Sets limits, each in place of the one of its measure and reach. All counts that was spent
   * before, by those below also. Nothing that is under way is stopped by it. A limit of the tree
   * holds for the whole chain; one of the session for it, and anew for each that takes over.
   *
   * @throws NoSuchSessionException if there is no such session
   * @throws dev.bureau.core.error.BadInputException if two are of the same measure and reach
   */
  public BudgetStatement limit(SessionId session, Limit... limits) {
    List<Limit> all = List.of(limits);
    Limit.requireDifferent(all);
    List<Limit> own = all.stream().filter(each -> each.reach() == Reach.SESSION).toList();
    List<Limit> tree = all.stream().filter(each -> each.reach() == Reach.TREE).toList();
    SessionId chain = chain(session);
    if (!own.isEmpty()) {
      door.change(session, caller, BudgetRules.limit(own));
    }
    if (!tree.isEmpty()) {
      treasury.grantors().list(chain); // first: a sweep goes on where this is broken off
      door.change(chain, caller, BudgetRules.limit(tree));
      drawBelow(chain);
    }
    return of(session);
  }

  /**
   * Takes a limit away; nothing happens if there is none.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public BudgetStatement unlimit(SessionId session, Measure measure, Reach reach) {
    SessionId declarer = reach == Reach.TREE ? chain(session) : session;
    door.change(declarer, caller, BudgetRules.unlimit(measure, reach));
    if (reach == Reach.TREE) {
      drawBelow(declarer);
    }
    return of(session);
  }

  private SessionId chain(SessionId session) {
    return door.load(session).session().links().chain();
  }

  /** What was spent below is drawn from whoever limits it now, and given back to all others. */
  private void drawBelow(SessionId chain) {
    below.each(
        chain,
        each -> {
          treasury.spentAnywhere(each);
          treasury.giveBack(each);
        });
  }

  /**
   * Reserves what a call needs; the call may be made when this returns. Reserving again under the
   * same key replaces what was reserved.
   *
   * @param key by which the call is known in its session, 1–256 characters
   * @throws BudgetExceededException if the call would break a limit
   * @throws SessionEndedException if the session is final
   * @throws NoSuchSessionException if there is no such session
   */
  public void reserve(SessionId session, String key, Need need) {
    try {
      treasury.reserve(
          session,
          treasury.wish(key, need, null),
          decision -> door.change(session, caller, ofLiving(decision)));
    } catch (BudgetExceededException e) {
      Limit limit = e.limit();
      boolean isCrossed = e.reason() == BudgetExceededException.Cause.EXHAUSTED;
      if (isCrossed && limit.reach() == Reach.TREE && limit.onCrossing() == Crossing.STOP) {
        stopTree(e);
      }
      throw e;
    }
  }

  /** What keeps one of the tree from being stopped is not what the call is refused for. */
  private void stopTree(BudgetExceededException crossing) {
    try {
      manager.cancelTree(crossing.declarer(), BudgetRules.reason(crossing.limit()));
    } catch (SessionPassingException e) {
      crossing.addSuppressed(e); // the sweep stops who takes over
    } catch (BureauException e) {
      if (e.category().retryHelps()) {
        throw e;
      }
      crossing.addSuppressed(e);
    }
  }

  private static Decision ofLiving(Decision decision) {
    return (session, aspects, moment) -> {
      if (session.status().isFinal()) {
        throw new SessionEndedException(session.id());
      }
      return decision.decide(session, aspects, moment);
    };
  }

  /**
   * Ends a call that was made: records what it has used and ends its reservation, in one commit. If
   * nothing is reserved under that key any more, only the usage is recorded.
   *
   * @param used what it has used; if nothing is said, it counts as a call all the same
   * @throws NoSuchSessionException if there is no such session
   */
  public void settle(SessionId session, String key, List<Usage> used) {
    Decision record = bookkeeper.record(used);
    Decision settle = BudgetRules.settle(key, used.isEmpty() ? 1 : 0);
    bookkeeper.change(
        session,
        caller,
        used,
        (head, aspects, moment) ->
            record.decide(head, aspects, moment).and(settle.decide(head, aspects, moment)));
    if (used.isEmpty()) {
      treasury.spent(session); // else the bookkeeper has said so
    }
  }

  /**
   * Ends the reservation of a call that was not made; nothing happens if there is none.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public void release(SessionId session, String key) {
    door.change(session, caller, BudgetRules.release(key));
  }
}
