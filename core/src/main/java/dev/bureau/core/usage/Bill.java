package dev.bureau.core.usage;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was spent, by day, model and category (R3). Immutable. */
public final class Bill {
  /** Nothing was spent. */
  public static final Bill NONE = new Bill(Map.of());

  private final SortedMap<Account, Spending> accounts;

  Bill(Map<Account, Spending> accounts) {
    this.accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
  }

  static Bill of(Stream<Charge> charges) {
    SortedMap<Account, Spending> accounts = new TreeMap<>();
    charges.forEach(each -> accounts.merge(each.account(), each.spending(), Spending::plus));
    return new Bill(accounts);
  }

  /** All in one sum. */
  public Spending total() {
    return accounts.values().stream().reduce(Spending.NONE, Spending::plus);
  }

  /** Every account, by day, then model, then category. */
  public SortedMap<Account, Spending> accounts() {
    return accounts;
  }

  /** The sums of a grouping, such as {@code Account::model}, in its order. */
  public <K extends Comparable<? super K>> SortedMap<K, Spending> by(Function<Account, K> group) {
    SortedMap<K, Spending> sums = new TreeMap<>();
    accounts.forEach((account, sum) -> sums.merge(group.apply(account), sum, Spending::plus));
    return sums;
  }

  /** Both together. */
  public Bill plus(Bill more) {
    Map<Account, Spending> sums = new TreeMap<>(accounts);
    more.accounts.forEach((account, sum) -> sums.merge(account, sum, Spending::plus));
    return new Bill(sums);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bill bill && accounts.equals(bill.accounts);
  }

  @Override
  public int hashCode() {
    return accounts.hashCode();
  }

  @Override
  public String toString() {
    return accounts.toString();
  }
}
