package dev.bureau.orchestrator.budget;

import static dev.bureau.orchestrator.budget.Tree.MIDDLE;
import static dev.bureau.orchestrator.budget.Tree.ONE;
import static dev.bureau.orchestrator.budget.Tree.TOP;
import static dev.bureau.orchestrator.budget.Tree.TWO;
import static dev.bureau.orchestrator.budget.Tree.call;
import static dev.bureau.orchestrator.budget.Tree.grants;
import static dev.bureau.orchestrator.budget.Tree.requireBalance;
import static dev.bureau.orchestrator.budget.Tree.tokens;
import static dev.bureau.orchestrator.budget.Tree.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Unpriced;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.grant.GrantAsked;
import dev.bureau.core.grant.GrantReceived;
import dev.bureau.core.grant.GrantRules;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.cloning.CloneSpec;
import dev.bureau.orchestrator.usage.Reports;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X5; DESIGN, tree limits by grants: what a session and all below it may spend. */
class TreeLimitTest {
  private static final Need UNHEARD = Need.of("unheard-of", Tokens.of(1, 1));

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());

  @AfterEach
  void close() {
    office.close();
  }

  private void refuses(SessionId session, long tokens) {
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(session, "refused", Need.call().tokens(tokens)))
        .satisfies(
            refusal -> {
              assertThat(refusal.session()).isEqualTo(session);
              assertThat(refusal.declarer()).isEqualTo(TOP);
            });
  }

  @Test
  void limitsATreeInThreeLines() {
    SessionId director = bureau.sessions().create(SessionSpec.director("d")).id();
    SessionId below = bureau.sessions().create(SessionSpec.active("a").supervisor(director)).id();

    bureau.budgets().limit(director, Limit.usd("5").tree());
    bureau.budgets().reserve(below, "call", Need.of("opus", Tokens.of(0, 50_000)));
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(
            () ->
                bureau.budgets().reserve(director, "other", Need.of("opus", Tokens.of(0, 20_000))));
  }

  /** R4: what the one between allows, it allows under its own limit alone. */
  @Test
  void refusesCallsOfUnknownCostThoughANearerLimitTakesThem() {
    Tree.plantDeep(bureau);
    bureau.budgets().limit(TOP, Limit.usd("5").tree());
    bureau.budgets().limit(MIDDLE, Limit.usd("100").tree().unpriced(Unpriced.FREE));

    for (SessionId each : List.of(MIDDLE, ONE)) {
      assertThatExceptionOfType(BudgetExceededException.class)
          .isThrownBy(() -> bureau.budgets().reserve(each, "call", UNHEARD))
          .satisfies(
              refusal -> {
                assertThat(refusal.reason()).isEqualTo(BudgetExceededException.Cause.UNPRICED);
                assertThat(refusal.declarer()).isEqualTo(TOP);
              });
    }
  }

  @Test
  void takesCallsOfUnknownCostIfAllLimitsAboveTakeThem() {
    Tree.plantDeep(bureau);
    bureau.budgets().limit(TOP, Limit.usd("5").tree().unpriced(Unpriced.FREE));
    bureau.budgets().limit(MIDDLE, Limit.usd("3").tree().unpriced(Unpriced.FREE));

    bureau.budgets().reserve(ONE, "call", UNHEARD);

    assertThat(bureau.budgets().of(ONE).reservations()).hasSize(1);
  }

  /** As the guide says: of what others below have used, nobody above knows that it has no price. */
  @Test
  void refusesAfterACallOfUnknownCostOnlyTheSessionThatMadeIt() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.usd("5").tree());
    bureau
        .usage()
        .record(ONE, new Usage(new UsageKey("u"), "own", Tokens.of(1_000, 0), Instant.EPOCH));

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "a", Need.call()))
        .satisfies(refusal -> assertThat(refusal.declarer()).isEqualTo(TOP));
    bureau.budgets().reserve(TWO, "b", Need.call());
    bureau.budgets().reserve(TOP, "c", Need.call());

    assertThat(bureau.budgets().of(TWO).reservations()).hasSize(1);
    assertThat(bureau.budgets().of(TOP).reservations()).hasSize(1);
  }

  @Test
  void drawsAShareAtATime() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(1_000).tree());

    for (int i = 0; i < 4; i++) {
      call(bureau, ONE, "c" + i, 10);
    }

    assertThat(Office.events(bureau, ONE)).filteredOn(GrantReceived.class::isInstance).hasSize(1);
    assertThat(tokens(grants(bureau, TOP).out())).isEqualTo(40);
    requireBalance(bureau, TOP);
  }

  /** R4. */
  @Test
  void countsWhatIsPricedLater() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.usd("5").tree());
    bureau.usage().record(ONE, Reports.of("m", "own-1", 1_000_000, 0));
    BigDecimal four = BigDecimal.valueOf(4);
    bureau.prices().put(PriceEntry.of("own-1", Price.of("own", four, four)));

    bureau.costs().repriceAll();

    assertThat(grants(bureau, TOP).out().of(Measure.USD)).isEqualByComparingTo(four);
    requireBalance(bureau, TOP);
  }

  /** Else nobody would look after what is drawn from it. */
  @Test
  void isListedAgainThoughAnotherProcessHasRemovedIt() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(1_000).tree());
    call(bureau, ONE, "first", 10);
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), seams)
        .change(SessionId.BUREAU, Caller.of(Actor.node("other")), GrantRules.remove(TOP));

    call(bureau, ONE, "more", 300);

    assertThat(grants(bureau, SessionId.BUREAU).grantors()).containsExactly(TOP);
  }

  @Test
  void drawsWhatALargerCallNeeds() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(1_000).tree());

    call(bureau, ONE, "large", 300);

    assertThat(tokens(grants(bureau, ONE).received(TOP))).isEqualTo(300);
  }

  @Test
  void spendsTheLimitToItsEndAndNoMore() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());

    call(bureau, ONE, "a", 30);
    call(bureau, TOP, "b", 30);
    call(bureau, TWO, "c", 40);

    refuses(ONE, 1);
    refuses(TWO, 1);
    refuses(TOP, 1);
    requireBalance(bureau, TOP);
  }

  @Test
  void takesBackWhatOthersDoNotNeedBeforeItRefuses() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(90));
    bureau.budgets().release(ONE, "a");

    call(bureau, TWO, "b", 95);

    assertThat(tokens(grants(bureau, ONE).received(TOP))).isZero();
    requireBalance(bureau, TOP);
  }

  @Test
  void takesBackForTheDirectorsOwnCalls() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(90));
    bureau.budgets().release(ONE, "a");

    call(bureau, TOP, "b", 95);

    requireBalance(bureau, TOP);
  }

  @Test
  void drawsAtOnceWhatACallCostMoreThanWasReserved() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());

    call(bureau, ONE, "a", 50, 130);

    assertThat(tokens(grants(bureau, TOP).out())).isEqualTo(130);
    refuses(ONE, 1);
    refuses(TWO, 1);
    requireBalance(bureau, TOP);
  }

  @Test
  void drawsAtOnceWhatIsReportedWithoutAReservation() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());

    bureau.usage().record(ONE, used("a", 100));

    refuses(TWO, 1);
    requireBalance(bureau, TOP);
  }

  @Test
  void countsWhatWasSpentBelowBeforeTheLimitWasSet() {
    Tree.plantDeep(bureau);
    bureau.usage().record(ONE, used("a", 60));
    bureau.usage().record(TWO, used("b", 30));
    bureau.sessions().stop(TWO, "enough");

    bureau.budgets().limit(TOP, Limit.tokens(100).tree());

    assertThat(Tree.available(bureau, TOP, Measure.TOKENS)).isEqualByComparingTo("10");
    assertThat(Tree.available(bureau, ONE, Measure.TOKENS)).isEqualByComparingTo("10");
    refuses(ONE, 11);
  }

  @Test
  void countsWhatADeletedSessionHasSpent() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    call(bureau, ONE, "a", 90);
    bureau.sessions().forceDelete(ONE);

    refuses(TWO, 11);

    assertThat(Tree.available(bureau, TWO, Measure.TOKENS)).isEqualByComparingTo("10");
  }

  @Test
  void keepsTheBooksOfASessionApartFromThoseOfOneThatHadItsId() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    call(bureau, ONE, "a", 50);
    bureau.sessions().forceDelete(ONE);
    seams.advance(Duration.ofMillis(1));
    bureau.sessions().create(SessionSpec.active("one").id(ONE).supervisor(TOP));

    call(bureau, ONE, "b", 20);
    refuses(ONE, 31);

    assertThat(tokens(grants(bureau, TOP).out())).isEqualTo(70);
    assertThat(tokens(grants(bureau, TOP).account(ONE).orElseThrow().out())).isEqualTo(20);
  }

  @Test
  void drawsFromTheNearestThatLimits() {
    Tree.plantDeep(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(1_000).tree());
    bureau.budgets().limit(MIDDLE, Limit.tokens(100).tree());

    call(bureau, ONE, "a", 60);

    assertThat(tokens(grants(bureau, ONE).received(MIDDLE))).isEqualTo(60);
    assertThat(tokens(grants(bureau, MIDDLE).received(TOP))).isEqualTo(60);
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(TWO, "b", Need.call().tokens(41)))
        .satisfies(refusal -> assertThat(refusal.declarer()).isEqualTo(MIDDLE));
    requireBalance(bureau, TOP);
    requireBalance(bureau, MIDDLE);
  }

  @Test
  void isBoundByWhoeverIsAbove() {
    Tree.plantDeep(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    bureau.budgets().limit(MIDDLE, Limit.tokens(1_000).tree());
    call(bureau, ONE, "a", 60);

    refuses(TWO, 41);
    call(bureau, TWO, "b", 40);

    requireBalance(bureau, TOP);
    requireBalance(bureau, MIDDLE);
  }

  @Test
  void drawsEachMeasureFromWhoeverLimitsIt() {
    Tree.plantDeep(bureau);
    bureau.budgets().limit(TOP, Limit.usd("1").tree());
    bureau.budgets().limit(MIDDLE, Limit.calls(2).tree());

    bureau.budgets().reserve(ONE, "a", Need.call().usd("0.5"));
    bureau.budgets().reserve(TWO, "b", Need.call().usd("0.25"));

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(TWO, "c", Need.call().usd("0.1")))
        .satisfies(refusal -> assertThat(refusal.limit()).isEqualTo(Limit.calls(2).tree()));
    assertThat(Tree.available(bureau, ONE, Measure.USD)).isEqualByComparingTo("0.25");
    requireBalance(bureau, TOP);
    requireBalance(bureau, MIDDLE);
  }

  @Test
  void movesToTheLimitThatIsNearerNow() {
    Tree.plantDeep(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    call(bureau, ONE, "a", 60);

    bureau.budgets().limit(MIDDLE, Limit.tokens(70).tree());
    seams.advance(Sweep.IDLE.multipliedBy(2));
    seams.runRepeating("budgets");

    assertThat(tokens(grants(bureau, ONE).received(MIDDLE))).isEqualTo(60);
    assertThat(grants(bureau, ONE).received()).containsOnlyKeys(MIDDLE);
    assertThat(Tree.available(bureau, TOP, Measure.TOKENS)).isEqualByComparingTo("40");
    requireBalance(bureau, TOP);
    requireBalance(bureau, MIDDLE);
  }

  @Test
  void isFreeWhenTheLimitIsGone() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    call(bureau, ONE, "a", 60);

    bureau.budgets().unlimit(TOP, Measure.TOKENS, Reach.TREE);
    call(bureau, ONE, "b", 1_000);

    assertThat(bureau.budgets().of(ONE).available(Measure.TOKENS)).isEmpty();
  }

  @Test
  void asksNobodyWhereNobodyLimits() {
    Tree.plantDeep(bureau);
    call(bureau, ONE, "a", 60);

    assertThat(Office.events(bureau, ONE)).noneMatch(GrantAsked.class::isInstance);
  }

  @Test
  void keepsAGrantThatALimitWasRaisedFor() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    call(bureau, ONE, "a", 100);
    refuses(TWO, 10);

    bureau.budgets().limit(TOP, Limit.tokens(200).tree());
    call(bureau, TWO, "b", 100);

    refuses(ONE, 1);
    requireBalance(bureau, TOP);
  }

  /** Several processes share a store. */
  @Test
  void countsWhatAnotherProcessHasRecorded() {
    Tree.plant(bureau);
    Bureau other = office.open(Office.config(), seams.another().turnedByHand(), agents -> {});
    other.usage().record(ONE, used("a", 80));

    bureau.budgets().limit(TOP, Limit.tokens(100).tree());

    assertThat(Tree.available(bureau, TOP, Measure.TOKENS)).isEqualByComparingTo("20");
    refuses(TWO, 21);
  }

  @Test
  void countsWhatAnotherProcessHasRecordedOfASessionThatIsAtRest() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    bureau.budgets().reserve(TOP, "busy", Need.call().tokens(5));
    call(bureau, ONE, "a", 10);
    bureau.sessions().stop(ONE, "enough");
    sweep();
    Bureau other = office.open(Office.config(), seams.another().turnedByHand(), agents -> {});
    dieAfterTheNextCommit(() -> other.usage().record(ONE, used("late", 60)));

    seams.advance(Sweep.WALK);
    sweep();

    assertThat(Tree.available(bureau, TOP, Measure.TOKENS)).isEqualByComparingTo("25");
  }

  private void sweep() {
    seams.advance(Sweep.IDLE.multipliedBy(2));
    seams.runRepeating("budgets");
  }

  private void dieAfterTheNextCommit(Runnable work) {
    office
        .store()
        .beforeNextCommit(
            () -> {
              office
                  .store()
                  .beforeNextCommit(
                      () -> {
                        throw new Killed();
                      });
              return null;
            });
    assertThatExceptionOfType(Killed.class).isThrownBy(work::run);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Else no sweep would find what was spent below and not drawn. */
  @Test
  void isListedFromItsBeginning() {
    bureau.sessions().create(SessionSpec.director("top").id(TOP).budget(Limit.tokens(100).tree()));
    SessionId clone = bureau.cloning().clone(TOP, CloneSpec.named("clone")).id();

    assertThat(grants(bureau, SessionId.BUREAU).grantors()).containsExactlyInAnyOrder(TOP, clone);
  }

  @Test
  void isListedNoLongerOnceAllHaveEnded() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    bureau.sessions().complete(TOP);
    bureau.sessions().complete(ONE);
    sweep();
    assertThat(grants(bureau, SessionId.BUREAU).grantors()).containsExactly(TOP);

    bureau.sessions().complete(TWO);
    seams.advance(Sweep.WALK);
    sweep();

    assertThat(grants(bureau, SessionId.BUREAU).grantors()).isEmpty();
  }

  @Test
  void refusesForWantOfRoomThoughOneBelowCannotBeChanged() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(90));
    bureau.budgets().release(ONE, "a");

    office.store().outrun(ONE);

    refuses(TWO, 95);
  }

  @Test
  void takesBackFromTheOthersThoughOneBelowCannotBeChanged() {
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    for (SessionId each : List.of(ONE, TWO)) {
      bureau.budgets().reserve(each, "a", Need.call().tokens(40));
      bureau.budgets().release(each, "a");
    }

    office.store().outrun(ONE);
    sweep();

    assertThat(tokens(grants(bureau, ONE).received(TOP))).isEqualTo(40);
    assertThat(tokens(grants(bureau, TWO).received(TOP))).isZero();
  }
}
