package dev.bureau.orchestrator.budget;

import static dev.bureau.orchestrator.budget.Tree.ONE;
import static dev.bureau.orchestrator.budget.Tree.TOP;
import static dev.bureau.orchestrator.budget.Tree.call;
import static dev.bureau.orchestrator.budget.Tree.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetLimited;
import dev.bureau.core.budget.BudgetReserved;
import dev.bureau.core.budget.BudgetSettled;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Unpriced;
import dev.bureau.core.door.SessionEndedException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionSpent;
import dev.bureau.core.template.Template;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsageRecorded;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E1, X5, S2: what one session may spend. */
class BudgetsTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau bureau = office.open(seams);

  @BeforeEach
  void plant() {
    Tree.plant(bureau);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private BigDecimal available(Measure measure) {
    return Tree.available(bureau, ONE, measure);
  }

  @Test
  void limitsNothingUnlessTold() {
    call(bureau, ONE, "a", 1_000_000);

    assertThat(bureau.budgets().of(ONE).limits()).isEmpty();
    assertThat(bureau.budgets().of(ONE).available(Measure.TOKENS)).isEmpty();
  }

  @Test
  void refusesTheCallThatWouldBreakALimit() {
    bureau.budgets().limit(ONE, Limit.tokens(100));
    call(bureau, ONE, "a", 60);
    long version = bureau.sessions().get(ONE).version();

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "b", Need.call().tokens(41)))
        .satisfies(
            refusal -> {
              assertThat(refusal.session()).isEqualTo(ONE);
              assertThat(refusal.declarer()).isEqualTo(ONE);
              assertThat(refusal.limit()).isEqualTo(Limit.tokens(100));
              assertThat(refusal.needed()).isEqualByComparingTo("41");
              assertThat(refusal.available()).isEqualByComparingTo("40");
              assertThat(refusal.remedy()).isNotBlank();
            })
        .withMessageContaining("'one'")
        .withMessageContaining("41 tokens")
        .withMessageContaining("has 40");
    assertThat(bureau.budgets().of(ONE).reservations()).isEmpty();
    assertThat(bureau.sessions().get(ONE).version()).isEqualTo(version + 1); // the crossing
  }

  @Test
  void letsACallUseAllThatIsLeft() {
    bureau.budgets().limit(ONE, Limit.tokens(100));
    call(bureau, ONE, "a", 60);

    call(bureau, ONE, "b", 40);

    assertThat(available(Measure.TOKENS)).isEqualByComparingTo("0");
  }

  @Test
  void promisesNothingTwice() {
    bureau.budgets().limit(ONE, Limit.tokens(100));
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(60));

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "b", Need.call().tokens(60)));
    bureau.budgets().release(ONE, "a");
    bureau.budgets().reserve(ONE, "b", Need.call().tokens(60));

    assertThat(available(Measure.TOKENS)).isEqualByComparingTo("40");
  }

  @Test
  void replacesWhatIsReservedUnderTheSameKey() {
    bureau.budgets().limit(ONE, Limit.tokens(100));
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(60));

    bureau.budgets().reserve(ONE, "a", Need.call().tokens(80));

    assertThat(available(Measure.TOKENS)).isEqualByComparingTo("20");
  }

  @Test
  void settlesInTheCommitThatRecordsTheUsage() {
    bureau.budgets().reserve(ONE, "a", Need.call().tokens(60));
    bureau.budgets().settle(ONE, "a", List.of(used("a", 70)));

    long version = bureau.sessions().get(ONE).version();
    assertThat(Office.eventsOf(bureau, ONE, version))
        .extracting(Object::getClass)
        .contains(UsageRecorded.class, SessionSpent.class, BudgetSettled.class);
    assertThat(bureau.budgets().of(ONE).reservations()).isEmpty();
  }

  @Test
  void countsAllThatWasSpentAndRefusesTheNextCall() {
    bureau.budgets().limit(ONE, Limit.tokens(100));
    call(bureau, ONE, "a", 50, 130);

    assertThat(available(Measure.TOKENS)).isEqualByComparingTo("-30");
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "b", Need.call()))
        .withMessageContaining("has 0");
  }

  @Test
  void countsWhatWasSpentBeforeTheLimitWasSet() {
    bureau.usage().record(ONE, used("early", 90));

    bureau.budgets().limit(ONE, Limit.tokens(100));

    assertThat(available(Measure.TOKENS)).isEqualByComparingTo("10");
  }

  @Test
  void limitsMoneyByThePricesOfTheCall() {
    bureau.budgets().limit(ONE, Limit.usd("0.005"));
    Tokens tokens = Tokens.of(1_000, 500);
    bureau.budgets().reserve(ONE, "a", Need.of("haiku", tokens));

    assertThat(available(Measure.USD)).isEqualByComparingTo("0.0015");
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "b", Need.of("haiku", tokens)));
  }

  /** R4: a hard limit of money refuses a model that nobody knows the price of. */
  @Test
  void refusesAModelWithoutAPriceUnderALimitOfMoney() {
    bureau.budgets().limit(ONE, Limit.usd("5"));
    Need unheard = Need.of("unheard-of", Tokens.of(1, 1));

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "a", unheard))
        .satisfies(
            refusal ->
                assertThat(refusal.reason()).isEqualTo(BudgetExceededException.Cause.UNPRICED));
    bureau.budgets().limit(ONE, Limit.usd("5").unpriced(Unpriced.FREE));
    bureau.budgets().reserve(ONE, "a", unheard);
    assertThat(bureau.budgets().of(ONE).reservations()).hasSize(1);
  }

  @Test
  void refusesCallsAsLongAsNobodyKnowsWhatOthersHaveCost() {
    bureau.budgets().limit(ONE, Limit.usd("5"));
    bureau
        .usage()
        .record(ONE, new Usage(new UsageKey("u"), "own", Tokens.of(1_000_000, 0), Instant.EPOCH));

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "a", Need.call()))
        .withMessageContaining("price");
    bureau.prices().put(PriceEntry.of("own", Price.of("own", BigDecimal.ONE, BigDecimal.ONE)));
    bureau.costs().reprice(ONE);
    bureau.budgets().reserve(ONE, "a", Need.call());

    assertThat(available(Measure.USD)).isEqualByComparingTo("4");
  }

  @Test
  void limitsCallsAlsoThoseOfWhichNobodyReportsAnything() {
    bureau.budgets().limit(ONE, Limit.calls(2));
    call(bureau, ONE, "a", 1);
    bureau.budgets().reserve(ONE, "b", Need.call());
    bureau.budgets().settle(ONE, "b", List.of());

    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "c", Need.call()))
        .withMessageContaining("1 calls and has 0");
  }

  @Test
  void limitsTheTimeThatCallsTake() {
    bureau.budgets().limit(ONE, Limit.time(Duration.ofSeconds(60)));
    bureau.budgets().reserve(ONE, "a", Need.call().time(Duration.ofSeconds(30)));
    seams.advance(Duration.ofSeconds(59));
    bureau.budgets().settle(ONE, "a", List.of(used("a", 1)));

    assertThat(available(Measure.TIME)).isEqualByComparingTo("1");
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(
            () -> bureau.budgets().reserve(ONE, "b", Need.call().time(Duration.ofSeconds(2))))
        .withMessageContaining("seconds");
  }

  @Test
  void limitsASessionFromItsBeginning() {
    SessionId id =
        bureau
            .sessions()
            .create(SessionSpec.active("a").budget(Limit.usd("1"), Limit.calls(3).tree()))
            .id();

    assertThat(bureau.budgets().of(id).limits())
        .extracting(BudgetStatement.Line::limit)
        .containsExactly(Limit.usd("1"), Limit.calls(3).tree());
    assertThat(Office.eventsOf(bureau, id, 1))
        .extracting(Object::getClass)
        .containsExactly(SessionCreated.class, BudgetLimited.class, BudgetLimited.class);
  }

  @Test
  void limitsWhatIsCreatedFromATemplate() {
    bureau.templates().put(new Template("t", SessionSpec.active("t").budget(Limit.usd("1"))));

    SessionId id = bureau.templates().create("t", "a", own -> own).id();
    SessionId other = bureau.templates().create("t", "b", own -> own.budget(Limit.usd("2"))).id();

    assertThat(Tree.available(bureau, id, Measure.USD)).isEqualByComparingTo("1");
    assertThat(Tree.available(bureau, other, Measure.USD)).isEqualByComparingTo("2");
  }

  @Test
  void setsALimitInPlaceOfTheOneLikeIt() {
    bureau.budgets().limit(ONE, Limit.tokens(100), Limit.tokens(1_000).tree());
    bureau.budgets().limit(ONE, Limit.tokens(200));
    bureau.budgets().unlimit(ONE, Measure.TOKENS, Reach.TREE);

    assertThat(bureau.budgets().of(ONE).limits())
        .extracting(BudgetStatement.Line::limit)
        .containsExactly(Limit.tokens(200));
  }

  @Test
  void changesNothingIfTheLimitHoldsAlready() {
    bureau.budgets().limit(ONE, Limit.tokens(100));
    long version = bureau.sessions().get(ONE).version();

    bureau.budgets().limit(ONE, Limit.tokens(100));
    bureau.budgets().unlimit(ONE, Measure.USD, Reach.SESSION);

    assertThat(bureau.sessions().get(ONE).version()).isEqualTo(version);
  }

  @Test
  void refusesTwoLimitsOfOneKind() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.budgets().limit(ONE, Limit.usd("1"), Limit.usd("2")))
        .withMessageContaining("one limit of each measure");
    assertThat(bureau.budgets().of(ONE).limits()).isEmpty();
  }

  @Test
  void reservesNothingForASessionThatHasEnded() {
    bureau.sessions().stop(ONE, "enough");

    assertThatExceptionOfType(SessionEndedException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "a", Need.call()));
  }

  @Test
  void journalsTheReservationBeforeTheCall() {
    bureau.budgets().reserve(ONE, "a", Need.of("haiku", Tokens.of(10, 10)));

    assertThat(Office.events(bureau, ONE)).filteredOn(BudgetReserved.class::isInstance).hasSize(1);
    Bureau later = office.open(seams.another());
    assertThat(later.budgets().of(ONE).reservations()).hasSize(1);
    assertThat(later.budgets().of(TOP).reservations()).isEmpty();
  }

  /** R4: nothing costs nothing, by whichever price. */
  @Test
  void isNotStoppedByACallThatHasUsedNothingAndHasNoPrice() {
    bureau.budgets().limit(ONE, Limit.usd("5"));
    bureau.usage().record(ONE, new Usage(new UsageKey("u"), "own", Tokens.NONE, Instant.EPOCH));

    bureau.budgets().reserve(ONE, "a", Need.call());

    assertThat(bureau.budgets().of(ONE).reservations()).hasSize(1);
  }
}
