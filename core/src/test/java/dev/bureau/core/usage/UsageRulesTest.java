package dev.bureau.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.change.Moment;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.journal.Event;
import dev.bureau.core.model.ModelSwitched;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.price.PriceTable;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** R3, R4, R5, R1: what a report of usage makes of a session's books. */
class UsageRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final SessionId ID = new SessionId("s");
  private static final SessionId OTHER = new SessionId("other");
  private static final String HAIKU = "claude-3-5-haiku-20241022";
  private static final PriceTable PRICES = PriceTable.builtIn();

  private final Fold fold = new Fold(CoreEvents.CATALOGUE);
  private Fold.State state = begun(SessionSpec.active("s").model(HAIKU));

  private Fold.State begun(SessionSpec spec) {
    Event<?> created =
        new SessionCreated(spec.profile(), Map.of(), Links.first(ID, null), null, null);
    return fold.after(new Fold.State(Session.absent(ID), Aspects.NONE), List.of(created), AT);
  }

  private static Usage usage(String key, String model, Tokens tokens) {
    return new Usage(new UsageKey(key), model, tokens, AT);
  }

  private Change decided(Decision decision) {
    Moment moment = new Moment(AT, new CommitId(1, 1), Actor.user("u"));
    Change change = decision.decide(state.session(), state.aspects(), moment);
    state = fold.after(state, change.events(), AT);
    return change;
  }

  private Change recorded(Usage... reports) {
    return decided(UsageRules.record(PRICES, List.of(reports)));
  }

  private Ledger ledger() {
    return state.aspects().get(Ledger.ASPECT);
  }

  @Test
  void billsACallAndClaimsItsKey() {
    Change change = recorded(usage("m", HAIKU, Tokens.of(1_000, 500)));

    assertThat(change.claims()).containsExactly(new UsageKey("m").claim());
    assertThat(ledger().total())
        .isEqualTo(new Spending(1, 0, Tokens.of(1_000, 500), new BigDecimal("0.0035")));
    assertThat(ledger().find(new UsageKey("m")).orElseThrow().category()).isEqualTo("haiku");
  }

  @Test
  void addsItToTheHeadsTotals() {
    recorded(usage("m", HAIKU, new Tokens(1_000, 500, 1, 1, 1)));
    recorded(usage("m", HAIKU, new Tokens(1_000, 600, 1, 1, 1)));

    assertThat(state.session().totals().tokens()).isEqualTo(1_603);
    assertThat(state.session().totals().cost()).isEqualTo(ledger().total().cost());
  }

  @Test
  void changesNothingForWhatIsKnown() {
    recorded(usage("m", HAIKU, Tokens.of(1_000, 500)));

    assertThat(recorded(usage("m", HAIKU, Tokens.of(1_000, 500))).isEmpty()).isTrue();
    assertThat(recorded(usage("m", HAIKU, Tokens.of(999, 500))).isEmpty()).isTrue();
  }

  @Test
  void raisesEachKindToTheLargerReport() {
    recorded(usage("m", HAIKU, new Tokens(10, 1, 5, 0, 0)));

    Change change = recorded(usage("m", HAIKU, new Tokens(8, 4, 0, 7, 0)));

    assertThat(change.claims()).isEmpty();
    assertThat(ledger().total().tokens()).isEqualTo(new Tokens(10, 4, 5, 7, 0));
    assertThat(ledger().total().calls()).isEqualTo(1);
  }

  @Test
  void billsAKeyOnceThatComesTwiceInOneList() {
    Change change =
        recorded(
            usage("m", HAIKU, Tokens.of(1, 1)),
            usage("n", HAIKU, Tokens.of(1, 1)),
            usage("m", HAIKU, Tokens.of(1, 9)));

    assertThat(change.claims()).hasSize(2);
    assertThat(ledger().total().tokens()).isEqualTo(Tokens.of(2, 10));
  }

  @Test
  void flagsAnUnknownModelAsUnpriced() {
    recorded(usage("m", "unheard-of", Tokens.of(1_000, 500)), usage("n", HAIKU, Tokens.of(0, 1)));

    assertThat(ledger().bill().by(Account::category))
        .containsEntry("unpriced", new Spending(1, 1, Tokens.of(1_000, 500), BigDecimal.ZERO))
        .containsEntry("haiku", new Spending(1, 0, Tokens.of(0, 1), new BigDecimal("0.000005")));
    assertThat(state.session().totals().tokens()).isEqualTo(1_501);
  }

  @Test
  void recordsAnAliasUnderTheModelsOwnName() {
    recorded(usage("m", "haiku", Tokens.of(1, 1)));

    assertThat(ledger().bill().by(Account::model)).containsOnlyKeys(HAIKU);
  }

  @Test
  void keepsToThePriceThatACallWasBilledWith() {
    recorded(usage("m", HAIKU, Tokens.of(1_000_000, 0)));
    PriceTable dearer =
        PRICES.with(
            List.of(PriceEntry.of(HAIKU, Price.of("dear", BigDecimal.TEN, BigDecimal.TEN))));

    decided(UsageRules.record(dearer, List.of(usage("m", HAIKU, Tokens.of(2_000_000, 0)))));

    assertThat(ledger().total().cost()).isEqualTo(new BigDecimal("2"));
  }

  @Test
  void addsUpByTheDayOfTheCall() {
    recorded(
        new Usage(new UsageKey("a"), HAIKU, Tokens.of(1, 0), AT),
        new Usage(
            new UsageKey("b"), HAIKU, Tokens.of(2, 0), Instant.parse("2026-02-28T23:59:59Z")));

    assertThat(ledger().bill().by(Account::day).keySet())
        .containsExactly(LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01"));
    assertThat(ledger().bill(AT).total().tokens()).isEqualTo(Tokens.of(1, 0));
  }

  @Test
  void pricesLaterWhatHadNoPriceOnlyWhenAsked() {
    recorded(usage("m", "own-1", Tokens.of(1_000_000, 0)));
    PriceTable known =
        PRICES.with(
            List.of(PriceEntry.of("own-1", Price.of("own", BigDecimal.ONE, BigDecimal.ONE))));

    decided(UsageRules.record(known, List.of(usage("m", "own-1", Tokens.of(2_000_000, 0)))));
    assertThat(ledger().total().unpriced()).isEqualTo(1);
    decided(UsageRules.reprice(known));

    assertThat(ledger().total())
        .isEqualTo(new Spending(1, 0, Tokens.of(2_000_000, 0), new BigDecimal("2")));
    assertThat(ledger().bill().by(Account::category)).containsOnlyKeys("own");
    assertThat(state.session().totals().cost()).isEqualTo(new BigDecimal("2"));
    assertThat(decided(UsageRules.reprice(known)).isEmpty()).isTrue();
  }

  @Test
  void leavesOutWhatAnotherSessionBills() {
    decided(
        UsageRules.elsewhere(
            List.of(new UsageBilledElsewhere(new UsageKey("m"), OTHER, Tokens.of(1, 9)))));

    assertThat(recorded(usage("m", HAIKU, Tokens.of(1, 9))).isEmpty()).isTrue();
    assertThat(ledger().elsewhere(new UsageKey("m"))).contains(OTHER);
    assertThat(ledger().total()).isEqualTo(Spending.NONE);
  }

  @Test
  void refusesALargerReportThatTheOtherSessionWasNotToldOf() {
    decided(
        UsageRules.elsewhere(
            List.of(new UsageBilledElsewhere(new UsageKey("m"), OTHER, Tokens.of(1, 9)))));

    assertThatExceptionOfType(BilledElsewhereException.class)
        .isThrownBy(() -> recorded(usage("m", HAIKU, Tokens.of(1, 10))))
        .withMessageContaining("other");
  }

  @Test
  void raisesNothingThatIsNotBilledHere() {
    UsageBilledElsewhere report = new UsageBilledElsewhere(new UsageKey("m"), ID, Tokens.of(1, 1));

    assertThat(decided(UsageRules.raise(List.of(report))).isEmpty()).isTrue();
  }

  @Test
  void recordsASwitchWhenAnotherModelIsUsed() {
    Change change =
        recorded(
            usage("m", "haiku", Tokens.of(1, 1)),
            usage("n", "opus", Tokens.of(1, 1)),
            usage("o", "opus", Tokens.of(1, 1)));

    assertThat(change.events().stream().filter(ModelSwitched.class::isInstance)).hasSize(1);
    assertThat(state.session().profile().assignment().model()).isEqualTo("claude-opus-4-20241113");
  }

  @Test
  void refusesMoreTokensThanFit() {
    recorded(usage("m", HAIKU, Tokens.of(Long.MAX_VALUE, 0)));
    Spending before = ledger().total();

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> recorded(usage("n", HAIKU, Tokens.of(0, 1))));
    assertThat(ledger().total()).isEqualTo(before);
  }

  @Test
  void readsBackFromASnapshotAsItWas() {
    recorded(usage("m", "haiku", Tokens.of(1_000, 500)), usage("n", "unheard-of", Tokens.of(1, 1)));
    decided(
        UsageRules.elsewhere(
            List.of(new UsageBilledElsewhere(new UsageKey("e"), OTHER, Tokens.of(1, 9)))));

    Ledger again = Ledger.ASPECT.form().read(Ledger.ASPECT.form().write(ledger()));

    assertThat(again.bill()).isEqualTo(ledger().bill());
    assertThat(again.total()).isEqualTo(ledger().total());
    assertThat(again.charges()).containsExactlyInAnyOrderElementsOf(ledger().charges());
    assertThat(again.elsewhere(new UsageKey("e"))).contains(OTHER);
  }

  @Test
  void refusesACallOfNoDay() {
    for (Instant each : List.of(Instant.MIN, Instant.MAX)) {
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> new Usage(new UsageKey("u"), HAIKU, Tokens.NONE, each))
          .satisfies(refused -> assertThat(refused.field()).isEqualTo("time of the call"));
    }
  }
}
