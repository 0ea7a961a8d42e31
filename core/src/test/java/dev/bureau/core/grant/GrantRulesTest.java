package dev.bureau.core.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.budget.Amounts;
import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetLimited;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.grant.GrantRules.Wish;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.price.PriceTable;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsageRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** X5; DESIGN, tree limits by grants: the pure rules, step by step. */
class GrantRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId TOP = new SessionId("top");
  private static final List<SessionId> BELOW =
      List.of(new SessionId("one"), new SessionId("two"), new SessionId("three"));
  private static final SessionId ONE = BELOW.get(0);
  private static final Fold FOLD = new Fold(CoreEvents.CATALOGUE);

  private final TreeMap<SessionId, Fold.State> sessions = new TreeMap<>();
  private long commits;

  private List<Event<?>> change(SessionId id, Decision decision) {
    Fold.State state = state(id);
    Moment moment = new Moment(AT, new CommitId(1, ++commits), Actor.session(id));
    List<Event<?>> events = decision.decide(state.session(), state.aspects(), moment).events();
    sessions.put(id, FOLD.after(state, events, AT));
    return events;
  }

  private Fold.State state(SessionId id) {
    return sessions.computeIfAbsent(id, name -> new Fold.State(Session.absent(name), Aspects.NONE));
  }

  private Grants grants(SessionId id) {
    return state(id).aspects().get(Grants.ASPECT);
  }

  private Purse purse(SessionId id) {
    return Purse.of(state(id).session(), state(id).aspects());
  }

  private void limit(Limit limit) {
    change(TOP, (session, aspects, moment) -> Change.of(new BudgetLimited(limit)));
  }

  private Sources sources(Limit limit) {
    return Sources.NONE.and(TOP, new BudgetLimited(limit).applyTo(Budget.ASPECT.empty(), AT));
  }

  private static Amounts tokens(long amount) {
    return Amounts.NONE.with(Measure.TOKENS, BigDecimal.valueOf(amount));
  }

  private static Wish wish(String key, long tokens) {
    return new Wish(key, Need.call().tokens(tokens).priced(PriceTable::builtIn, () -> AT), null);
  }

  private Transfer asked(SessionId id, long tokens, Transfer.Purpose purpose) {
    change(id, GrantRules.ask(TOP, tokens(tokens), purpose));
    return grants(id).transfer();
  }

  /** How much is drawn, by the limit, what others have, and what is asked for. */
  @ParameterizedTest
  @CsvSource({
    "1000, 0, 10, 40", // the share
    "1000, 0, 300, 300", // the need
    "1000, 990, 10, 10", // what is left
    "1000, 970, 10, 30",
    "10, 0, 1, 1", // a share is rounded up
    "101, 0, 1, 5"
  })
  void drawsTheShareOrTheNeedOrWhatIsLeft(long limit, long others, long asked, long drawn) {
    Limit most = Limit.tokens(limit).tree();
    limit(most);
    if (others > 0) {
      change(TOP, GrantRules.draw(ONE, asked(ONE, others, Transfer.Purpose.DEBT), Sources.NONE));
    }
    SessionId two = BELOW.get(1);
    change(TOP, GrantRules.draw(two, asked(two, asked, Transfer.Purpose.CALL), Sources.NONE));

    assertThat(grants(TOP).account(two).orElseThrow().out()).isEqualTo(tokens(drawn));
  }

  @Test
  void refusesWhatIsNotThere() {
    limit(Limit.tokens(100).tree());
    Transfer ask = asked(ONE, 101, Transfer.Purpose.CALL);

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> change(TOP, GrantRules.draw(ONE, ask, Sources.NONE)))
        .satisfies(refusal -> assertThat(refusal.available()).isEqualByComparingTo("100"));
  }

  @Test
  void drawsADebtWhateverThereIs() {
    limit(Limit.tokens(100).tree());
    change(TOP, GrantRules.draw(ONE, asked(ONE, 150, Transfer.Purpose.DEBT), Sources.NONE));

    assertThat(grants(TOP).out()).isEqualTo(tokens(150));
  }

  @Test
  void drawsBeyondALimitThatOnlyTells() {
    limit(Limit.tokens(100).tree().onCrossing(Crossing.CONTINUE));
    change(TOP, GrantRules.draw(ONE, asked(ONE, 150, Transfer.Purpose.CALL), Sources.NONE));

    assertThat(grants(TOP).out()).isEqualTo(tokens(150));
  }

  /** Found by the simulation: what was billed had its reservation still, and counted twice. */
  @Test
  void takesWhatIsOnlyReservedForNoDebt() {
    Limit most = Limit.tokens(100).tree();
    limit(most);
    Transfer ask = asked(ONE, 50, Transfer.Purpose.CALL);
    change(TOP, GrantRules.draw(ONE, ask, Sources.NONE));
    change(ONE, GrantRules.answered(ask.key(), tokens(50)));
    change(ONE, GrantRules.reserve(wish("a", 50), sources(most)));
    change(ONE, UsageRules.record(PriceTable.builtIn(), List.of(usage("a", 50))));

    assertThat(purse(ONE).committed(Measure.TOKENS)).isNotEqualTo(purse(ONE).gone(Measure.TOKENS));
    assertThat(debts(most)).isEmpty();
    change(ONE, UsageRules.record(PriceTable.builtIn(), List.of(usage("b", 7))));
    assertThat(debts(most)).containsEntry(TOP, tokens(7));
  }

  private Map<SessionId, Amounts> debts(Limit most) {
    return GrantRules.debts(state(ONE).session(), state(ONE).aspects(), sources(most));
  }

  private static Usage usage(String key, long tokens) {
    return new Usage(new UsageKey(key), "haiku", Tokens.of(tokens, 0), AT);
  }

  @Test
  void doesNothingTwice() {
    limit(Limit.tokens(100).tree());
    Transfer ask = asked(ONE, 50, Transfer.Purpose.CALL);
    change(TOP, GrantRules.draw(ONE, ask, Sources.NONE));

    assertThat(change(TOP, GrantRules.draw(ONE, ask, Sources.NONE))).isEmpty();
    assertThat(change(TOP, GrantRules.deny(ONE, ask))).isEmpty();
    change(ONE, GrantRules.answered(ask.key(), tokens(50)));
    assertThat(change(ONE, GrantRules.answered(ask.key(), tokens(50)))).isEmpty();

    change(ONE, GrantRules.giveBack(sources(Limit.tokens(100).tree())));
    Transfer back = grants(ONE).transfer();
    change(TOP, GrantRules.takeBack(ONE, back));
    assertThat(change(TOP, GrantRules.takeBack(ONE, back))).isEmpty();
    change(ONE, GrantRules.settled(back.key()));
    assertThat(change(ONE, GrantRules.settled(back.key()))).isEmpty();
    assertThat(grants(TOP).out()).isEqualTo(Amounts.NONE);
  }

  @Test
  void drawsNothingAfterItWasDenied() {
    limit(Limit.tokens(100).tree());
    Transfer ask = asked(ONE, 50, Transfer.Purpose.CALL);
    change(TOP, GrantRules.deny(ONE, ask));

    assertThat(change(TOP, GrantRules.draw(ONE, ask, Sources.NONE))).isEmpty();
  }

  /**
   * Three below reserve, settle and give back, each step of each at any time and some of them
   * twice: what is drawn is with those who drew it, or on its way, and is within the limit; nobody
   * has committed more than it has received.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void holdsTheBooksInBalanceInAnyOrder(long seed) {
    Random random = new Random(seed);
    Limit most = Limit.tokens(500).tree();
    limit(most);
    List<Transfer> old = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      SessionId id = BELOW.get(random.nextInt(3));
      step(id, random, most, old);
      requireBalance(most);
    }
  }

  private void step(SessionId id, Random random, Limit most, List<Transfer> old) {
    Transfer open = grants(id).transfer();
    switch (random.nextInt(6)) {
      case 0 -> reserve(id, 1 + random.nextInt(60), most);
      case 1 -> change(id, BudgetRules.release("call"));
      case 2 -> change(id, GrantRules.giveBack(sources(most)));
      case 3 -> {
        if (!old.isEmpty()) { // somebody who slept
          above(id, old.get(random.nextInt(old.size())));
        }
      }
      default -> {
        if (open != null) {
          old.add(open);
          goOn(id, open, random);
        }
      }
    }
  }

  private void reserve(SessionId id, long tokens, Limit most) {
    try {
      change(id, GrantRules.reserve(wish("call", tokens), sources(most)));
    } catch (GrantNeededException e) {
      change(id, GrantRules.ask(e.source(), e.needed(), Transfer.Purpose.CALL));
    }
  }

  private void goOn(SessionId id, Transfer open, Random random) {
    above(id, open);
    if (random.nextBoolean()) {
      Account account = grants(TOP).account(id).orElseThrow();
      Amounts drawn = account.last().equals(open.key()) ? account.drawn() : Amounts.NONE;
      change(
          id,
          open.purpose() == Transfer.Purpose.RETURN
              ? GrantRules.settled(open.key())
              : GrantRules.answered(open.key(), drawn));
    }
  }

  /** Keys name a session's own transfers only. */
  private void above(SessionId id, Transfer transfer) {
    Transfer open = grants(id).transfer();
    boolean isOwn =
        transfer.equals(open)
            || grants(TOP).account(id).filter(each -> each.knows(transfer.key())).isPresent();
    if (!isOwn) {
      return;
    }
    if (transfer.purpose() == Transfer.Purpose.RETURN) {
      change(TOP, GrantRules.takeBack(id, transfer));
      return;
    }
    try {
      change(TOP, GrantRules.draw(id, transfer, Sources.NONE));
    } catch (BudgetExceededException e) {
      change(TOP, GrantRules.deny(id, transfer));
    }
  }

  private void requireBalance(Limit most) {
    Amounts all = Amounts.NONE;
    for (SessionId each : BELOW) {
      Amounts its = grants(each).received(TOP);
      assertThat(purse(each).committed(Measure.TOKENS)).isLessThanOrEqualTo(its.of(Measure.TOKENS));
      all = all.plus(its).plus(onItsWay(each));
    }
    assertThat(grants(TOP).out()).isEqualTo(all);
    assertThat(grants(TOP).out().of(Measure.TOKENS)).isLessThanOrEqualTo(most.amount());
  }

  private Amounts onItsWay(SessionId id) {
    Transfer open = grants(id).transfer();
    if (open == null) {
      return Amounts.NONE;
    }
    boolean isDone =
        grants(TOP).account(id).filter(each -> each.last().equals(open.key())).isPresent();
    if (open.purpose() == Transfer.Purpose.RETURN) {
      return isDone ? Amounts.NONE : open.amounts();
    }
    return isDone ? grants(TOP).account(id).orElseThrow().drawn() : Amounts.NONE;
  }
}
