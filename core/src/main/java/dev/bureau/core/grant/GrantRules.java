package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetExceededException.Cause;
import dev.bureau.core.budget.BudgetExceededException.Refusal;
import dev.bureau.core.budget.BudgetReserved;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Reservation;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Moment;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pure rules of reserving and of grants (X5; DESIGN: tree limits by grants). What holds after
 * each: a session has received at least what it has committed (spent, reserved, drawn by those
 * below) from the nearest one above that limits the measure, but for what was spent and not drawn
 * yet; and what all have drawn from a session, with its own, is within its limit, but for debts.
 */
public final class GrantRules {
  private GrantRules() {}

  /**
   * What a call wants.
   *
   * @param key by which the promise is known
   * @param need what it needs
   * @param message the message whose handling makes it; null if another program makes it
   */
  public record Wish(String key, Need.Priced need, @Nullable MessageId message) {}

  /**
   * Promises a call what it needs.
   *
   * @throws BudgetExceededException when it is decided, if a limit of the session would be broken,
   *     or one above takes no calls of unknown cost
   * @throws GrantNeededException when it is decided, if something has to be drawn first
   */
  public static Decision reserve(Wish wish, Sources sources) {
    return (session, aspects, moment) -> {
      Purse purse = Purse.of(session, aspects, wish.key());
      Change crossed = within(wish.need(), purse, new Seen(session, aspects, moment));
      requirePriced(wish.need(), purse, session.id(), sources);
      requireReceived(session.id(), purse, aspects, sources, wish.need());
      return crossed.and(
          Change.of(
              new BudgetReserved(
                  new Reservation(
                      wish.key(), wish.need().amounts(), wish.message(), moment.now()))));
    };
  }

  private record Seen(Session session, Aspects aspects, Moment moment) {}

  /** Refuses what would break one of the session's own limits. */
  private static Change within(Need.Priced need, Purse purse, Seen seen) {
    Change crossed = Change.NONE;
    SessionId id = seen.session().id();
    for (Standing each : seen.aspects().get(Budget.ASPECT).limits()) {
      Limit limit = each.limit();
      if (isUnknown(limit, need, purse)) {
        throw unpriced(id, id, limit);
      }
      BigDecimal needed = need.least(limit.measure());
      BigDecimal available = purse.available(limit);
      if (available.compareTo(needed) < 0) {
        BudgetExceededException refusal = exhausted(id, id, limit, needed, available);
        if (limit.onCrossing() != Crossing.CONTINUE) {
          throw refusal;
        }
        crossed = crossed.and(told(each, refusal, seen));
      }
    }
    return crossed;
  }

  private static Change told(Standing standing, BudgetExceededException refusal, Seen seen) {
    return standing.crossed()
        ? Change.NONE
        : BudgetRules.crossing(seen.session(), seen.moment(), refusal);
  }

  private static boolean isUnknown(Limit limit, Need.Priced need, Purse purse) {
    return limit.refusesUnpriced() && (!need.isPriced() || purse.unpriced() > 0);
  }

  private static void requirePriced(
      Need.Priced need, Purse purse, SessionId session, Sources sources) {
    Optional<Sources.Source> refusing = sources.refusing();
    if (refusing.isPresent() && isUnknown(refusing.get().limit(), need, purse)) {
      throw unpriced(session, refusing.get().session(), refusing.get().limit());
    }
  }

  private static BudgetExceededException unpriced(
      SessionId session, SessionId declarer, Limit limit) {
    Refusal refusal =
        new Refusal(session, declarer, limit, BigDecimal.ZERO, BigDecimal.ZERO, Cause.UNPRICED);
    return new BudgetExceededException(refusal, null);
  }

  private static BudgetExceededException exhausted(
      SessionId session, SessionId declarer, Limit limit, BigDecimal need, BigDecimal available) {
    return new BudgetExceededException(
        new Refusal(session, declarer, limit, need, available, Cause.EXHAUSTED), null);
  }

  private static void requireReceived(
      SessionId id, Purse purse, Aspects aspects, Sources sources, Need.Priced need) {
    if (sources.isEmpty()) {
      return;
    }
    Grants grants = aspects.get(Grants.ASPECT);
    Map<SessionId, Amounts> wanted =
        missing(sources, grants, each -> Amounts.sum(purse.committed(each), need.least(each)));
    for (Map.Entry<SessionId, Amounts> each : wanted.entrySet()) {
      Amounts debt = debts(purse, grants, sources).getOrDefault(each.getKey(), Amounts.NONE);
      throw new GrantNeededException(id, each.getKey(), debt, each.getValue());
    }
  }

  /**
   * What was spent, or drawn by those below, and has not been received from above. What is reserved
   * is no debt: a call that has been billed may have its reservation still, and what is drawn for a
   * debt is drawn beyond the limit.
   */
  public static Map<SessionId, Amounts> debts(Session session, Aspects aspects, Sources sources) {
    return sources.isEmpty()
        ? Map.of()
        : debts(Purse.of(session, aspects), aspects.get(Grants.ASPECT), sources);
  }

  /** Whether a session has received what it has committed, and nothing is on its way. */
  public static boolean isSquare(Session session, Aspects aspects, Sources sources) {
    Grants grants = aspects.get(Grants.ASPECT);
    Purse purse = Purse.of(session, aspects);
    return grants.transfer() == null
        && debts(purse, grants, sources).isEmpty()
        && grants.received().entrySet().stream()
            .allMatch(each -> surplus(each.getKey(), each.getValue(), purse, sources).areNone());
  }

  private static Map<SessionId, Amounts> debts(Purse purse, Grants grants, Sources sources) {
    return missing(sources, grants, purse::gone);
  }

  /** What of that has not been received, by the sessions that limit it. */
  private static Map<SessionId, Amounts> missing(
      Sources sources, Grants grants, Function<Measure, BigDecimal> needed) {
    Map<SessionId, Amounts> all = new TreeMap<>();
    for (Sources.Source each : sources.all()) {
      Measure measure = each.limit().measure();
      BigDecimal needs = needed.apply(measure);
      BigDecimal has = grants.received(each.session()).of(measure);
      if (has.compareTo(needs) < 0) {
        all.merge(each.session(), Amounts.NONE.with(measure, needs.subtract(has)), Amounts::plus);
      }
    }
    return all;
  }

  /** Is going to draw from a session above; nothing happens while something else is on its way. */
  public static Decision ask(SessionId source, Amounts amounts, Transfer.Purpose purpose) {
    return (session, aspects, moment) -> {
      Grants grants = aspects.get(Grants.ASPECT);
      return grants.transfer() != null || amounts.areNone()
          ? Change.NONE
          : Change.of(new GrantAsked(new Transfer(key(session, grants), source, amounts, purpose)));
    };
  }

  private static GrantKey key(Session session, Grants grants) {
    return new GrantKey(session.times().created(), grants.next());
  }

  /**
   * Lets a session below draw what it asks for, once: at least that, and the limit's share if there
   * is as much. What is a debt is drawn whatever there is.
   *
   * @param by the session below
   * @param sources those above this session, whose limits hold for it, too
   * @throws BudgetExceededException when it is decided, if there is not enough
   * @throws GrantNeededException when it is decided, if this session has to draw first
   */
  public static Decision draw(SessionId by, Transfer ask, Sources sources) {
    return (session, aspects, moment) -> {
      if (aspects.get(Grants.ASPECT).account(by).filter(its -> its.knows(ask.key())).isPresent()) {
        return Change.NONE;
      }
      return new Lending(new Seen(session, aspects, moment), sources).to(by, ask);
    };
  }

  /** One draw, as the session above decides about it. */
  private static final class Lending {
    private final Seen seen;
    private final Sources sources;
    private final Purse purse;
    private Change crossed = Change.NONE;

    Lending(Seen seen, Sources sources) {
      this.seen = seen;
      this.sources = sources;
      this.purse = Purse.of(seen.session(), seen.aspects());
    }

    Change to(SessionId by, Transfer ask) {
      Amounts given = Amounts.NONE;
      for (Measure each : Measure.values()) {
        BigDecimal asked = ask.amounts().of(each);
        @Nullable Standing standing =
            seen.aspects().get(Budget.ASPECT).limit(each, Reach.TREE).orElse(null);
        if (asked.signum() > 0 && standing != null) {
          given =
              given.with(
                  each,
                  ask.purpose() == Transfer.Purpose.DEBT ? asked : given(by, standing, asked));
        }
      }
      return given.areNone()
          ? Change.NONE
          : crossed.and(Change.of(new GrantDrawn(by, ask.key(), given)));
    }

    private BigDecimal given(SessionId by, Standing standing, BigDecimal asked) {
      Limit limit = standing.limit();
      BigDecimal available = purse.available(limit);
      BigDecimal wanted = asked.max(limit.share());
      if (available.compareTo(asked) >= 0) {
        return allowed(limit.measure(), asked, wanted.min(available));
      }
      BudgetExceededException refusal = exhausted(by, seen.session().id(), limit, asked, available);
      if (limit.onCrossing() != Crossing.CONTINUE) {
        throw refusal;
      }
      crossed = crossed.and(told(standing, refusal, seen));
      return allowed(limit.measure(), asked, wanted);
    }

    /** As much as those further above allow. */
    private BigDecimal allowed(Measure measure, BigDecimal asked, BigDecimal wanted) {
      Optional<Sources.Source> above = sources.of(measure);
      if (above.isEmpty()) {
        return wanted;
      }
      SessionId source = above.get().session();
      BigDecimal has = seen.aspects().get(Grants.ASPECT).received(source).of(measure);
      BigDecimal left = has.subtract(purse.committed(measure));
      if (left.compareTo(asked) >= 0) {
        return wanted.min(left);
      }
      BigDecimal debt = purse.gone(measure).subtract(has).max(BigDecimal.ZERO);
      throw new GrantNeededException(
          seen.session().id(),
          source,
          Amounts.NONE.with(measure, debt),
          Amounts.NONE.with(measure, asked.subtract(left)));
    }
  }

  /** Does not let a session below draw what it asks for; nothing happens if that is decided. */
  public static Decision deny(SessionId by, Transfer ask) {
    return (session, aspects, moment) ->
        aspects.get(Grants.ASPECT).account(by).filter(its -> its.knows(ask.key())).isPresent()
            ? Change.NONE
            : Change.of(new GrantDenied(by, ask.key()));
  }

  /**
   * What was asked for is here, or is not to be had; nothing happens if that is known.
   *
   * @param drawn what was drawn above; nothing if it was denied
   */
  public static Decision answered(GrantKey key, Amounts drawn) {
    return (session, aspects, moment) -> {
      Transfer open = aspects.get(Grants.ASPECT).transfer();
      if (open == null || !open.key().equals(key)) {
        return Change.NONE;
      }
      return Change.of(
          drawn.areNone()
              ? new GrantRefused(open.source())
              : new GrantReceived(open.source(), drawn));
    };
  }

  /**
   * Gives back what a session has received and neither committed nor is going to need; to one whose
   * limit is none any more, or not the nearest, all of it. Nothing happens while something else is
   * on its way, or something is still to be drawn.
   */
  public static Decision giveBack(Sources sources) {
    return (session, aspects, moment) -> {
      Grants grants = aspects.get(Grants.ASPECT);
      if (grants.transfer() != null || grants.received().isEmpty()) {
        return Change.NONE;
      }
      Purse purse = Purse.of(session, aspects);
      if (!debts(purse, grants, sources).isEmpty()) {
        return Change.NONE;
      }
      for (Map.Entry<SessionId, Amounts> each : grants.received().entrySet()) {
        Amounts surplus = surplus(each.getKey(), each.getValue(), purse, sources);
        if (!surplus.areNone()) {
          return Change.of(
              new GrantReturned(
                  new Transfer(
                      key(session, grants), each.getKey(), surplus, Transfer.Purpose.RETURN)));
        }
      }
      return Change.NONE;
    };
  }

  private static Amounts surplus(SessionId source, Amounts received, Purse purse, Sources sources) {
    Amounts surplus = Amounts.NONE;
    for (Measure each : Measure.values()) {
      BigDecimal kept = sources.is(each, source) ? purse.committed(each) : BigDecimal.ZERO;
      surplus = surplus.with(each, received.of(each).subtract(kept).max(BigDecimal.ZERO));
    }
    return surplus;
  }

  /** Takes back what a session below has given up, once. */
  public static Decision takeBack(SessionId by, Transfer returned) {
    return (session, aspects, moment) ->
        aspects.get(Grants.ASPECT).account(by).filter(its -> !its.knows(returned.key())).isPresent()
            ? Change.of(new GrantTakenBack(by, returned.key(), returned.amounts()))
            : Change.NONE;
  }

  /** What was given up has been taken back; nothing happens if that is known. */
  public static Decision settled(GrantKey key) {
    return (session, aspects, moment) -> {
      Transfer open = aspects.get(Grants.ASPECT).transfer();
      return open != null && open.key().equals(key)
          ? Change.of(new GrantSettled(open.source()))
          : Change.NONE;
    };
  }

  /** Others draw from a session from now on. */
  public static Decision list(SessionId grantor) {
    return (session, aspects, moment) ->
        aspects.get(Grants.ASPECT).grantors().contains(grantor)
            ? Change.NONE
            : Change.of(new GrantorListed(grantor));
  }

  /** Nobody draws from a session any more. */
  public static Decision remove(SessionId grantor) {
    return (session, aspects, moment) ->
        aspects.get(Grants.ASPECT).grantors().contains(grantor)
            ? Change.of(new GrantorRemoved(grantor))
            : Change.NONE;
  }
}
