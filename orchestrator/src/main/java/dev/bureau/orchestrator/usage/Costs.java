package dev.bureau.orchestrator.usage;

import dev.bureau.core.access.Children;
import dev.bureau.core.change.Decision;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.Loaded;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.model.ModelHistory;
import dev.bureau.core.model.ModelUse;
import dev.bureau.core.query.Field;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Operator;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.usage.Bill;
import dev.bureau.core.usage.Ledger;
import dev.bureau.core.usage.UsageRules;
import dev.bureau.orchestrator.price.PriceCatalogue;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what sessions, chains and trees have cost (R3). An answer is exact, and made of what the
 * sessions' books hold when it is asked for: no journal is read. Thread-safe.
 *
 * <pre>{@code
 * Bill bill = bureau.costs().tree(director);
 * bill.total().cost();
 * bill.by(Account::category).get("haiku").tokens();
 * }</pre>
 */
public final class Costs {
  private final Door door;
  private final Sessions sessions;
  private final Children children;
  private final PriceCatalogue prices;
  private final Consumer<SessionId> spent;
  private final Caller caller;
  private final @Nullable Instant since;

  /**
   * @param prices by which unpriced calls are priced
   * @param spent told of each session in which that was done, after the commit
   * @param actor in whose name they are
   */
  public Costs(
      Door door, Sessions sessions, PriceCatalogue prices, Consumer<SessionId> spent, Actor actor) {
    this(door, sessions, prices, spent, Caller.of(actor), null);
  }

  private Costs(
      Door door,
      Sessions sessions,
      PriceCatalogue prices,
      Consumer<SessionId> spent,
      Caller caller,
      @Nullable Instant since) {
    this.door = door;
    this.sessions = sessions;
    this.children = new Children(sessions);
    this.prices = prices;
    this.spent = spent;
    this.caller = caller;
    this.since = since;
  }

  /** The same, of the calls only that were made then or later. */
  public Costs since(Instant first) {
    return new Costs(door, sessions, prices, spent, caller, first);
  }

  /**
   * What one session has cost.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public Bill of(SessionId session) {
    Ledger ledger = door.load(session).aspects().get(Ledger.ASPECT);
    return since == null ? ledger.bill() : ledger.bill(since);
  }

  /**
   * What the whole chain of a session has cost: those before it and after it.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public Bill chain(SessionId session) {
    SessionId chain = door.load(session).session().links().chain();
    return sum(Filter.equal(Field.of(HeadField.CHAIN), chain));
  }

  /**
   * What the chain of a session and all below it have cost, whatever became of them.
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public Bill tree(SessionId top) {
    SessionId chain = door.load(top).session().links().chain();
    Bill bill = sum(Filter.equal(Field.of(HeadField.CHAIN), chain));
    Set<SessionId> seen = new HashSet<>(Set.of(chain));
    Deque<SessionId> supervisors = new ArrayDeque<>(Set.of(chain));
    while (!supervisors.isEmpty()) {
      for (Session each : children.of(supervisors.remove()).toList()) {
        if (seen.add(each.links().chain())) {
          supervisors.add(each.links().chain());
        }
        bill = bill.plus(billed(each));
      }
    }
    return bill;
  }

  /**
   * The models that a session has used, and since when (R1).
   *
   * @throws NoSuchSessionException if there is no such session
   */
  public List<ModelUse> models(SessionId session) {
    Loaded loaded = door.load(session);
    return loaded.aspects().get(ModelHistory.ASPECT).of(loaded.session());
  }

  /** What all sessions there are have cost. */
  public Bill all() {
    return sum(spent());
  }

  /**
   * Prices the calls of a session that had no price, where there is one for their own time by now
   * (R4). Doing it again does nothing.
   *
   * @return how many were priced
   * @throws NoSuchSessionException if there is no such session
   */
  public long reprice(SessionId session) {
    if (unpriced(door.load(session).aspects()) == 0) {
      return 0;
    }
    Decision reprice = UsageRules.reprice(prices.table());
    long[] before = {0};
    Decision noting =
        (head, aspects, moment) -> {
          before[0] = unpriced(aspects); // for the answer: the decision that stood
          return reprice.decide(head, aspects, moment);
        };
    long after = unpriced(door.change(session, caller, noting).aspects());
    spent.accept(session); // those above have not known what it cost
    return before[0] - after;
  }

  private static long unpriced(Aspects aspects) {
    return aspects.get(Ledger.ASPECT).total().unpriced();
  }

  /**
   * Prices the calls of all sessions that had no price; see {@link #reprice}.
   *
   * @return how many were priced
   */
  public long repriceAll() {
    return sessions.all(Query.of(spent())).mapToLong(this::repricedIfThere).sum();
  }

  private long repricedIfThere(Session session) {
    try {
      return reprice(session.id());
    } catch (NoSuchSessionException e) {
      return 0; // it has been deleted since it was found
    }
  }

  private static Filter spent() {
    return Filter.compare(Field.of(HeadField.TOKENS), Operator.GREATER, 0);
  }

  private Bill sum(Filter filter) {
    return sessions.all(Query.of(filter)).map(this::billed).reduce(Bill.NONE, Bill::plus);
  }

  /** The books of a session that has spent nothing need not be opened. */
  private Bill billed(Session session) {
    if (session.totals().tokens() == 0) {
      return Bill.NONE;
    }
    try {
      return of(session.id());
    } catch (NoSuchSessionException e) {
      return Bill.NONE; // it has been deleted since it was found
    }
  }
}
