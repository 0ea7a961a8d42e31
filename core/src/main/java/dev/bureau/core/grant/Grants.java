package dev.bureau.core.grant;

import dev.bureau.core.budget.Amounts;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What a session has drawn from those above it, what those below have drawn from it, and what is on
 * its way. Immutable.
 */
public final class Grants {
  private static final Grants EMPTY =
      new Grants(Below.NONE, TreePMap.empty(), null, 0, TreePSet.empty());

  /** The grants as an aspect of a session. */
  public static final Aspect<Grants> ASPECT =
      new Aspect<>("grant", 1, EMPTY, Form.of(Stored.class, Grants::stored, Stored::restored));

  private final Below below;
  private final TreePMap<SessionId, Amounts> received;
  private final @Nullable Transfer transfer;
  private final long numbers;
  private final TreePSet<SessionId> grantors;

  private Grants(
      Below below,
      TreePMap<SessionId, Amounts> received,
      @Nullable Transfer transfer,
      long numbers,
      TreePSet<SessionId> grantors) {
    this.below = below;
    this.received = received;
    this.transfer = transfer;
    this.numbers = numbers;
    this.grantors = grantors;
  }

  /**
   * What those below have drawn.
   *
   * @param accounts of each of them
   * @param out all together, and what those had drawn whose id another session has now
   */
  private record Below(TreePMap<SessionId, Account> accounts, Amounts out) {
    static final Below NONE = new Below(TreePMap.empty(), Amounts.NONE);

    Below drawn(SessionId by, GrantKey key, Amounts amounts) {
      @Nullable Account before = accounts.get(by);
      Amounts its =
          before != null && before.last().life().equals(key.life())
              ? before.out().plus(amounts)
              : amounts;
      return new Below(accounts.plus(by, new Account(key, amounts, its)), out.plus(amounts));
    }

    Below takenBack(GrantTakenBack fact) {
      Account before = accounts.get(fact.by());
      return before == null
          ? this
          : new Below(
              accounts.plus(
                  fact.by(),
                  new Account(fact.key(), Amounts.NONE, before.out().minus(fact.amounts()))),
              out.minus(fact.amounts()));
    }
  }

  /** As they stand in a snapshot, in the order of the ids. */
  record Stored(
      TreeMap<SessionId, Account> accounts,
      Amounts out,
      TreeMap<SessionId, Amounts> received,
      @Nullable Transfer transfer,
      long numbers,
      TreeSet<SessionId> grantors) {
    Grants restored() {
      return new Grants(
          new Below(TreePMap.from(accounts), out),
          TreePMap.from(received),
          transfer,
          numbers,
          TreePSet.from(grantors));
    }
  }

  private Stored stored() {
    return new Stored(
        new TreeMap<>(below.accounts()),
        below.out(),
        new TreeMap<>(received),
        transfer,
        numbers,
        new TreeSet<>(grantors));
  }

  /** What each session below has drawn. */
  public SortedMap<SessionId, Account> accounts() {
    return below.accounts();
  }

  /** What one session below has drawn, if it ever did. */
  public Optional<Account> account(SessionId by) {
    return Optional.ofNullable(below.accounts().get(by));
  }

  /** All that those below have drawn and not given back. */
  public Amounts out() {
    return below.out();
  }

  /**
   * What was received and not given back, by the sessions above that it is from, in the order of
   * their ids.
   */
  public Map<SessionId, Amounts> received() {
    return received;
  }

  /** What was received from one above and not given back. */
  public Amounts received(SessionId source) {
    return received.getOrDefault(source, Amounts.NONE);
  }

  /** What is on its way; null for nothing. */
  public @Nullable Transfer transfer() {
    return transfer;
  }

  /**
   * The sessions from which others draw, in the order of their ids; known to the session {@code
   * bureau} only.
   */
  public Set<SessionId> grantors() {
    return grantors;
  }

  long next() {
    return numbers + 1;
  }

  Grants opened(Transfer opened) {
    return new Grants(below, received, opened, opened.key().number(), grantors);
  }

  Grants closed() {
    return new Grants(below, received, null, numbers, grantors);
  }

  Grants received(GrantReceived fact) {
    return holding(fact.source(), received(fact.source()).plus(fact.amounts())).closed();
  }

  Grants returned(Transfer opened) {
    return holding(opened.source(), received(opened.source()).minus(opened.amounts()))
        .opened(opened);
  }

  private Grants holding(SessionId source, Amounts amounts) {
    TreePMap<SessionId, Amounts> held =
        amounts.areNone() ? received.minus(source) : received.plus(source, amounts);
    return new Grants(below, held, transfer, numbers, grantors);
  }

  Grants drawn(GrantDrawn fact) {
    Below more = below.drawn(fact.by(), fact.key(), fact.amounts());
    return new Grants(more, received, transfer, numbers, grantors);
  }

  Grants denied(GrantDenied fact) {
    Below same = below.drawn(fact.by(), fact.key(), Amounts.NONE);
    return new Grants(same, received, transfer, numbers, grantors);
  }

  Grants takenBack(GrantTakenBack fact) {
    return new Grants(below.takenBack(fact), received, transfer, numbers, grantors);
  }

  Grants listed(SessionId session) {
    return new Grants(below, received, transfer, numbers, grantors.plus(session));
  }

  Grants removed(SessionId session) {
    return new Grants(below, received, transfer, numbers, grantors.minus(session));
  }
}
