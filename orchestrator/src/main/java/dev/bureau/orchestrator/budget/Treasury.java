package dev.bureau.orchestrator.budget;

import dev.bureau.core.access.Grantors;
import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetExceededException.Cause;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.ContentionException;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.grant.BudgetRules;
import dev.bureau.core.grant.GrantNeededException;
import dev.bureau.core.grant.GrantRules;
import dev.bureau.core.grant.GrantRules.Wish;
import dev.bureau.core.grant.Grants;
import dev.bureau.core.grant.Need;
import dev.bureau.core.grant.Sources;
import dev.bureau.core.grant.Transfer;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.StoreException;
import dev.bureau.core.wait.Waits;
import dev.bureau.orchestrator.price.PriceCatalogue;
import dev.bureau.orchestrator.routing.ModelsConfig;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves what calls need, and draws it from those above (X5; DESIGN: tree limits by grants).
 * Thread-safe.
 *
 * <p>What is on its way between two sessions stands as an intent in the lower one: {@code asked} or
 * {@code returned}. Each step is one commit that does nothing if it was made before, so whoever
 * comes next (the same caller, another one of that session, the sweep of any process) goes on where
 * somebody died. A session has one transfer under way at a time.
 */
public final class Treasury {
  private static final int ATTEMPTS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Treasury.class);

  private final Door door;
  private final Seams seams;
  private final PriceCatalogue prices;
  private final Grantors grantors;
  private final Ancestry ancestry;
  private final Set<SessionId> owing = ConcurrentHashMap.newKeySet();

  public Treasury(Door door, Seams seams) {
    this.door = door;
    this.seams = seams;
    this.prices = new PriceCatalogue(door, Actor.session(SessionId.BUREAU));
    this.grantors = new Grantors(door);
    this.ancestry = new Ancestry(door);
  }

  /**
   * What a call wants, by the prices that hold now.
   *
   * @param key by which its reservation is known
   * @param message the message whose handling makes it; null if another program does
   */
  public Wish wish(String key, Need need, @Nullable MessageId message) {
    return new Wish(key, need.priced(prices::table, seams.wall()), message);
  }

  /**
   * Reserves what a call needs: it may be made when this returns. Nothing is reserved otherwise.
   *
   * @param commit commits the decision; called again after more was drawn
   * @throws BudgetExceededException if a limit would be broken
   */
  public void reserve(SessionId id, Wish wish, Consumer<Decision> commit) {
    boolean recalled = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        try {
          commit.accept(GrantRules.reserve(wish, ancestry.sources(id)));
          return;
        } catch (GrantNeededException e) {
          fetch(id, e);
        }
      } catch (BudgetExceededException e) {
        if (e.reason() == Cause.UNPRICED) {
          throw e.of(id); // nobody knows whether it would break the limit, so that is not crossed
        }
        if (recalled || !recall(id, null)) {
          throw refused(e.of(id));
        }
        recalled = true;
      }
    }
    throw contention(id);
  }

  private ContentionException contention(SessionId id) {
    long version = door.load(id).session().version();
    return new ContentionException(id, version, version);
  }

  /** Journals the crossing where the limit was set, with what is decided. */
  private BudgetExceededException refused(BudgetExceededException refusal) {
    Limit limit = refusal.limit();
    SessionId declarer = refusal.declarer();
    if (limit.reach() == Reach.TREE && limit.onCrossing() == Crossing.STOP) {
      grantors.list(declarer); // whoever sweeps stops all below
    }
    try {
      Loaded after = door.change(declarer, nobody(refusal.session()), BudgetRules.crossed(refusal));
      return refusal.asking(question(after, limit));
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} has been deleted with its limit", declarer, e);
      return refusal;
    }
  }

  private static @Nullable MessageId question(Loaded declarer, Limit limit) {
    MessageId asked =
        declarer
            .aspects()
            .get(Budget.ASPECT)
            .limit(limit.measure(), limit.reach())
            .map(Standing::question)
            .orElse(null);
    return asked != null && declarer.aspects().get(Waits.ASPECT).find(asked).isPresent()
        ? asked
        : null;
  }

  private void fetch(SessionId id, GrantNeededException missing) {
    if (missing.debt().areNone()) {
      draw(id, missing.source(), missing.needed(), Transfer.Purpose.CALL);
    } else {
      draw(id, missing.source(), missing.debt(), Transfer.Purpose.DEBT);
    }
  }

  /** Draws once; the caller looks again what is missing. */
  private void draw(SessionId id, SessionId source, Amounts amounts, Transfer.Purpose purpose) {
    grantors.list(source);
    if (rollForward(id)) {
      return; // with what that brought, it may need less
    }
    Loaded asked = door.change(id, nobody(id), GrantRules.ask(source, amounts, purpose));
    Transfer open = asked.aspects().get(Grants.ASPECT).transfer();
    if (open == null) {
      return;
    }
    boolean isOwn =
        open.source().equals(source) && open.amounts().equals(amounts) && open.purpose() == purpose;
    if (isOwn) {
      goOn(id, open);
    } else {
      rollForward(id);
    }
  }

  /**
   * Ends what somebody has begun; that it is refused to them is nobody else's concern.
   *
   * @return whether there was something
   */
  boolean rollForward(SessionId id) {
    Transfer open = door.load(id).aspects().get(Grants.ASPECT).transfer();
    if (open == null) {
      return false;
    }
    try {
      goOn(id, open);
    } catch (BudgetExceededException e) {
      LOG.debug("What {} has asked for is refused", id, e);
    }
    return true;
  }

  private void goOn(SessionId id, Transfer open) {
    if (open.purpose() == Transfer.Purpose.RETURN) {
      giveUp(id, open);
    } else {
      lend(id, open);
    }
  }

  private void giveUp(SessionId id, Transfer returned) {
    try {
      door.change(returned.source(), nobody(id), GrantRules.takeBack(id, returned));
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} has been deleted with its limit", returned.source(), e);
    }
    door.change(id, nobody(id), GrantRules.settled(returned.key()));
  }

  private void lend(SessionId id, Transfer asked) {
    SessionId source = asked.source();
    boolean recalled = false;
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          try {
            Decision draw = GrantRules.draw(id, asked, ancestry.sources(source));
            lent(id, asked, door.change(source, nobody(id), draw));
            return;
          } catch (GrantNeededException e) {
            fetch(source, e);
          }
        } catch (BudgetExceededException e) {
          if (recalled || !recall(source, id)) {
            deny(id, asked);
            throw e;
          }
          recalled = true;
        }
      }
      throw contention(source);
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} has been deleted with its limit", source, e);
      answer(id, asked, Amounts.NONE);
    }
  }

  private void lent(SessionId id, Transfer asked, Loaded source) {
    Grants grants = source.aspects().get(Grants.ASPECT);
    boolean isDecided =
        grants.account(id).filter(each -> each.last().compareTo(asked.key()) >= 0).isPresent();
    if (isDecided) {
      answer(id, asked, drawn(grants, id, asked));
    } else {
      deny(id, asked); // the limit is gone
    }
    if (asked.purpose() == Transfer.Purpose.DEBT) {
      cover(door.remembered(asked.source()));
    }
  }

  private void deny(SessionId id, Transfer asked) {
    Loaded source = door.change(asked.source(), nobody(id), GrantRules.deny(id, asked));
    answer(id, asked, drawn(source.aspects().get(Grants.ASPECT), id, asked));
  }

  private static Amounts drawn(Grants source, SessionId id, Transfer asked) {
    return source
        .account(id)
        .filter(each -> each.last().equals(asked.key()))
        .map(each -> each.drawn())
        .orElse(Amounts.NONE);
  }

  private void answer(SessionId id, Transfer asked, Amounts drawn) {
    door.change(id, nobody(id), GrantRules.answered(asked.key(), drawn));
  }

  /**
   * Before a call is refused, all below give back what they do not need.
   *
   * @param asking who asks, and so has nothing to spare
   * @return whether anybody has drawn anything
   */
  private boolean recall(SessionId source, @Nullable SessionId asking) {
    Set<SessionId> drawers = drawers(door.load(source));
    drawers.removeIf(each -> each.equals(asking));
    drawers.forEach(this::giveBack);
    return !drawers.isEmpty();
  }

  static Set<SessionId> drawers(Loaded source) {
    Set<SessionId> drawers = new TreeSet<>();
    source
        .aspects()
        .get(Grants.ASPECT)
        .accounts()
        .forEach(
            (id, account) -> {
              if (!account.out().areNone()) {
                drawers.add(id);
              }
            });
    return drawers;
  }

  /**
   * Gives back what a session does not need now, those below it first. One that is asking for
   * something keeps what it has: to end that here could go round in a circle. One that cannot be
   * changed now gives nothing back, and is no reason that others do not.
   */
  void giveBack(SessionId id) {
    try {
      recall(id, null);
      Transfer open = door.load(id).aspects().get(Grants.ASPECT).transfer();
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (open == null) {
          Decision spare = GrantRules.giveBack(ancestry.sources(id));
          Loaded after = door.change(id, nobody(id), spare);
          open = after.aspects().get(Grants.ASPECT).transfer();
        }
        if (open == null || open.purpose() != Transfer.Purpose.RETURN) {
          return;
        }
        giveUp(id, open);
        open = null;
      }
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} has been deleted; what it had drawn stays counted", id, e);
    } catch (StoreException | UnknownOutcomeException e) {
      throw e; // the others could not be changed either
    } catch (BureauException e) {
      LOG.debug("Session {} gives nothing back now", id, e);
    }
  }

  /** What was spent and not drawn is drawn, whatever there is. */
  private void cover(Loaded seen) {
    SessionId id = seen.session().id();
    Loaded loaded = seen;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (loaded.session().links().standsAlone()) {
        return;
      }
      Sources sources = ancestry.sources(loaded.session());
      Map<SessionId, Amounts> debts = GrantRules.debts(loaded.session(), loaded.aspects(), sources);
      if (debts.isEmpty()) {
        return;
      }
      Map.Entry<SessionId, Amounts> debt = debts.entrySet().iterator().next();
      draw(id, debt.getKey(), debt.getValue(), Transfer.Purpose.DEBT);
      loaded = door.remembered(id);
    }
    throw contention(id);
  }

  /**
   * A session has spent something, by a commit of this process: if it is more than was drawn for
   * it, that is drawn at once. What cannot be drawn now is drawn later, before the session's next
   * call at the latest.
   */
  public void spent(SessionId id) {
    drawSpent(id, door::remembered);
  }

  /** The same of a session in which another process may have recorded something. */
  void spentAnywhere(SessionId id) {
    drawSpent(id, door::load);
  }

  private void drawSpent(SessionId id, Function<SessionId, Loaded> seen) {
    try {
      cover(seen.apply(id));
      owing.remove(id);
    } catch (NoSuchSessionException e) {
      LOG.debug("Session {} has been deleted and owes nothing", id, e);
      owing.remove(id);
    } catch (BureauException e) {
      LOG.debug("What {} has spent is drawn later", id, e);
      owing.add(id);
    }
  }

  /** Those whose spending could not be drawn at once. */
  Set<SessionId> owing() {
    return new TreeSet<>(owing);
  }

  /** The model that costs least now of those that have a price. */
  public Optional<String> cheapest(ModelsConfig models) {
    return Thrift.cheapest(models, prices.table(), seams.wall().instant());
  }

  /** Whether the cheapest model is to be used, because a limit was crossed that says so. */
  public boolean isDegraded(SessionId id) {
    return ancestry.isDegraded(id);
  }

  Ancestry ancestry() {
    return ancestry;
  }

  /** Those who limit their trees. */
  Grantors grantors() {
    return grantors;
  }

  /** Not as a session that asks: whose limit it is is not the doing of who is below. */
  private static Caller nobody(SessionId id) {
    return new Caller(Actor.session(id), null, null);
  }
}
