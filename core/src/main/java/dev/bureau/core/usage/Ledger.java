package dev.bureau.core.usage;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The books of a session: what each call is billed with, and what that comes to, so that no answer
 * needs the journal. Immutable.
 */
public final class Ledger {
  private static final Ledger EMPTY =
      new Ledger(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), Spending.NONE);

  /** The books as an aspect of a session. */
  public static final Aspect<Ledger> ASPECT =
      new Aspect<>("usage", 1, EMPTY, Form.of(Stored.class, Ledger::stored, Stored::restored));

  private final PMap<UsageKey, Charge> charges;
  private final PMap<UsageKey, UsageBilledElsewhere> elsewhere;
  private final PMap<Account, Spending> accounts;
  private final Spending total;

  private Ledger(
      PMap<UsageKey, Charge> charges,
      PMap<UsageKey, UsageBilledElsewhere> elsewhere,
      PMap<Account, Spending> accounts,
      Spending total) {
    this.charges = charges;
    this.elsewhere = elsewhere;
    this.accounts = accounts;
    this.total = total;
  }

  /** As they stand in a snapshot, in the order of the keys, each price once. */
  record Stored(List<Price> prices, List<Line> charges, List<UsageBilledElsewhere> elsewhere) {
    Ledger restored() {
      Ledger restored = EMPTY;
      for (Line each : charges) {
        restored =
            restored.with(
                new Charge(each.usage(), each.price() == null ? null : prices.get(each.price())));
      }
      for (UsageBilledElsewhere each : elsewhere) {
        restored = restored.with(each);
      }
      return restored;
    }
  }

  /**
   * A charge.
   *
   * @param price its place among the prices; null if it has none
   */
  record Line(Usage usage, @Nullable Integer price) {}

  private Stored stored() {
    Map<Price, Integer> prices = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>(charges.size());
    for (Charge each : new TreeMap<>(charges).values()) {
      Integer place =
          each.price() == null
              ? null
              : prices.computeIfAbsent(each.price(), price -> prices.size());
      lines.add(new Line(each.usage(), place));
    }
    return new Stored(
        List.copyOf(prices.keySet()), lines, List.copyOf(new TreeMap<>(elsewhere).values()));
  }

  /** How a call is billed, if it is billed here. */
  public Optional<Charge> find(UsageKey key) {
    return Optional.ofNullable(charges.get(key));
  }

  /** The session that a call reported here is billed in, if that is another one. */
  public Optional<SessionId> elsewhere(UsageKey key) {
    return Optional.ofNullable(elsewhere.get(key)).map(UsageBilledElsewhere::by);
  }

  /** Whether a call is billed in another session, and with as much as that at least. */
  boolean covers(UsageKey key, Tokens tokens) {
    UsageBilledElsewhere known = elsewhere.get(key);
    return known != null && known.tokens().covers(tokens);
  }

  /** Whether nothing more is to be done about a report than what its session's books say of it. */
  public boolean isSettled(UsageKey key, Tokens tokens) {
    return charges.containsKey(key) || covers(key, tokens);
  }

  /** Every call that is billed here. */
  public Collection<Charge> charges() {
    return charges.values();
  }

  /** All together. */
  public Spending total() {
    return total;
  }

  /** What it comes to. */
  public Bill bill() {
    return new Bill(accounts);
  }

  /** What the calls come to that were made then or later. */
  public Bill bill(Instant since) {
    return Bill.of(charges.values().stream().filter(each -> !each.usage().at().isBefore(since)));
  }

  /** These with a call, in place of what they have of it. */
  Ledger with(Charge charge) {
    UsageKey key = charge.usage().key();
    Charge before = charges.get(key);
    Ledger rest = before == null ? this : without(before);
    Account account = charge.account();
    Spending spending = charge.spending();
    Spending sum = rest.accounts.getOrDefault(account, Spending.NONE).plus(spending);
    return new Ledger(
        charges.plus(key, charge),
        elsewhere,
        rest.accounts.plus(account, sum),
        rest.total.plus(spending));
  }

  /** These without what a call adds to the sums. */
  private Ledger without(Charge charge) {
    Account account = charge.account();
    Spending spending = charge.spending();
    Spending rest = accounts.getOrDefault(account, Spending.NONE).minus(spending);
    return new Ledger(
        charges,
        elsewhere,
        rest.calls() == 0 ? accounts.minus(account) : accounts.plus(account, rest),
        total.minus(spending));
  }

  Ledger with(UsageBilledElsewhere found) {
    return new Ledger(charges, elsewhere.plus(found.key(), found), accounts, total);
  }

  Ledger raised(UsageKey key, Tokens tokens) {
    Charge charge = charges.get(key);
    return charge == null ? this : with(charge.raisedTo(charge.usage().tokens().max(tokens)));
  }

  Ledger priced(UsageKey key, Price price) {
    Charge charge = charges.get(key);
    return charge == null ? this : with(new Charge(charge.usage(), price));
  }
}
