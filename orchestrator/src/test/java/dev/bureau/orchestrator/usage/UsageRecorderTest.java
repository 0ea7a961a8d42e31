package dev.bureau.orchestrator.usage;

import static dev.bureau.orchestrator.usage.Reports.HAIKU;
import static dev.bureau.orchestrator.usage.Reports.haiku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.door.UnknownOutcomeException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.usage.Charge;
import dev.bureau.core.usage.Spending;
import dev.bureau.core.usage.UsageBilledElsewhere;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.usage.UsageRaised;
import dev.bureau.core.usage.UsageRecorded;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.RecordingStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R3, R5, P5: each call is billed once, store-wide, whoever reports it. */
class UsageRecorderTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionId one = Office.started(bureau);
  private final SessionId two = Office.started(bureau);

  @AfterEach
  void close() {
    office.close();
  }

  private Spending spent(SessionId session) {
    return bureau.costs().of(session).total();
  }

  @Test
  void tellsTokensCostModelAndCategory() {
    Receipt receipt = bureau.usage().record(one, haiku("m", 1_000, 500));

    Charge charge = receipt.charge();
    assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.RECORDED);
    assertThat(charge).isNotNull();
    assertThat(charge.usage().tokens()).isEqualTo(Tokens.of(1_000, 500));
    assertThat(charge.cost()).isEqualTo(new BigDecimal("0.0035"));
    assertThat(charge.usage().model()).isEqualTo(HAIKU);
    assertThat(charge.category()).isEqualTo("haiku");
  }

  @Test
  void showsItInTheHead() {
    bureau.usage().record(one, haiku("m", 1_000, 500));

    Session session = bureau.sessions().get(one);
    assertThat(session.totals().tokens()).isEqualTo(1_500);
    assertThat(session.totals().cost()).isEqualTo(new BigDecimal("0.0035"));
  }

  @Test
  void makesNoCommitForWhatIsKnown() {
    bureau.usage().record(one, haiku("m", 1_000, 500));
    long version = bureau.sessions().get(one).version();

    Receipt again = bureau.usage().record(one, haiku("m", 1_000, 400));

    assertThat(again.outcome()).isEqualTo(Receipt.Outcome.KNOWN);
    assertThat(bureau.sessions().get(one).version()).isEqualTo(version);
  }

  @Test
  void raisesForALargerReport() {
    bureau.usage().record(one, haiku("m", 1_000, 1));

    Receipt larger = bureau.usage().record(one, haiku("m", 1_000, 500));

    assertThat(larger.outcome()).isEqualTo(Receipt.Outcome.RAISED);
    assertThat(spent(one).cost()).isEqualTo(new BigDecimal("0.0035"));
  }

  @Test
  void takesManyReportsInOneCommit() {
    long version = bureau.sessions().get(one).version();

    List<Receipt> receipts =
        bureau
            .usage()
            .record(one, IntStream.range(0, 500).mapToObj(i -> haiku("m" + i, 1, 1)).toList());

    assertThat(receipts)
        .hasSize(500)
        .extracting(Receipt::outcome)
        .containsOnly(Receipt.Outcome.RECORDED);
    assertThat(bureau.sessions().get(one).version()).isEqualTo(version + 1);
    assertThat(spent(one).calls()).isEqualTo(500);
  }

  @Test
  void billsACallWhereItWasReportedFirst() {
    bureau.usage().record(one, haiku("m", 1_000, 1));

    Receipt elsewhere = bureau.usage().record(two, haiku("m", 1_000, 500));

    assertThat(elsewhere.outcome()).isEqualTo(Receipt.Outcome.ELSEWHERE);
    assertThat(elsewhere.session()).isEqualTo(one);
    assertThat(elsewhere.charge()).isNotNull();
    assertThat(elsewhere.charge().usage().tokens()).isEqualTo(Tokens.of(1_000, 500));
    assertThat(spent(one).cost()).isEqualTo(new BigDecimal("0.0035"));
    assertThat(spent(two)).isEqualTo(Spending.NONE);
  }

  @Test
  void recordsTheRestOfAListOfWhichOthersBillAPart() {
    bureau.usage().record(one, List.of(haiku("a", 1, 1), haiku("c", 1, 1)));

    List<Receipt> receipts =
        bureau.usage().record(two, List.of(haiku("a", 1, 1), haiku("b", 1, 1), haiku("c", 1, 7)));

    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(
            Receipt.Outcome.ELSEWHERE, Receipt.Outcome.RECORDED, Receipt.Outcome.ELSEWHERE);
    assertThat(spent(one).tokens()).isEqualTo(Tokens.of(2, 8));
    assertThat(spent(two).tokens()).isEqualTo(Tokens.of(1, 1));
  }

  @Test
  void passesOnEveryLargerReportOfACallThatIsBilledElsewhere() {
    bureau.usage().record(one, haiku("m", 1, 1));
    bureau.usage().record(two, haiku("m", 1, 5));

    bureau.usage().record(two, haiku("m", 1, 9));

    assertThat(spent(one).tokens()).isEqualTo(Tokens.of(1, 9));
  }

  /** The first commit is refused, the second raises, the third would be the reporter's. */
  @Test
  void raisesBeforeTheReporterCommitsSoThatNoCrashLosesTheReport() {
    bureau.usage().record(one, haiku("m", 1, 1));
    long reporter = bureau.sessions().get(two).version();
    RecordingStore store = office.store();
    store.beforeNextCommit(
        () -> {
          store.beforeNextCommit(
              () -> {
                store.beforeNextCommit(
                    () -> {
                      throw new IllegalStateException("killed");
                    });
                return null;
              });
          return null;
        });

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> bureau.usage().record(two, haiku("m", 1, 9)));

    assertThat(bureau.sessions().get(two).version()).isEqualTo(reporter);
    assertThat(spent(one).tokens()).isEqualTo(Tokens.of(1, 9));
    assertThat(Office.events(bureau, one)).anyMatch(UsageRaised.class::isInstance);
  }

  @Test
  void notesWhereACallIsBilledThatIsReportedHere() {
    bureau.usage().record(one, haiku("m", 1, 1));

    bureau.usage().record(two, haiku("m", 1, 1));

    assertThat(Office.events(bureau, two))
        .contains(new UsageBilledElsewhere(new UsageKey("m"), one, Tokens.of(1, 1)))
        .noneMatch(UsageRecorded.class::isInstance);
  }

  @Test
  void countsNothingForACallWhoseSessionWasDeleted() {
    bureau.usage().record(one, haiku("m", 1, 1));
    bureau.sessions().complete(one);
    bureau.sessions().delete(one);

    Receipt gone = bureau.usage().record(two, haiku("m", 1, 9));
    Receipt again = bureau.usage().record(two, haiku("m", 1, 9));

    assertThat(gone.outcome()).isEqualTo(Receipt.Outcome.GONE);
    assertThat(again).isEqualTo(gone);
    assertThat(spent(two)).isEqualTo(Spending.NONE);
  }

  @Test
  void doesNotBillACallAgainInASessionThatTookTheIdOfADeletedOne() {
    SessionId id = new SessionId("again");
    bureau.sessions().create(SessionSpec.active("first").id(id));
    bureau.usage().record(id, haiku("m", 1, 1));
    bureau.sessions().cancelTree(id, "over");
    bureau.sessions().delete(id);
    bureau.sessions().create(SessionSpec.active("second").id(id));

    assertThat(bureau.usage().record(id, haiku("m", 1, 9)).outcome())
        .isEqualTo(Receipt.Outcome.GONE);
    assertThat(spent(id)).isEqualTo(Spending.NONE);
  }

  @Test
  void takesReportsOfASessionThatHasEnded() {
    bureau.sessions().complete(one);

    bureau.usage().record(one, haiku("m", 1_000, 500));

    assertThat(spent(one).calls()).isEqualTo(1);
  }

  @Test
  void letsAnObserverReportWhatAnotherSessionBills() {
    SessionId observer = bureau.sessions().create(SessionSpec.observer("o")).id();
    bureau.usage().record(one, haiku("m", 1, 1));

    bureau.as(observer).usage().record(observer, haiku("m", 1, 9));

    assertThat(spent(one).tokens()).isEqualTo(Tokens.of(1, 9));
  }

  @Test
  void recordsOnceWhenTheStoreCannotTellWhatBecameOfTheCommit() {
    office.store().breakCommitOnce();
    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> bureau.usage().record(one, haiku("m", 1, 1)));

    bureau.usage().record(one, haiku("m", 1, 1));

    assertThat(spent(one).calls()).isEqualTo(1);
  }

  @Test
  void refusesASessionThatIsNotThere() {
    assertThatExceptionOfType(NoSuchSessionException.class)
        .isThrownBy(() -> bureau.usage().record(new SessionId("nobody"), haiku("m", 1, 1)));
    assertThat(bureau.usage().record(one, haiku("m", 1, 1)).outcome())
        .as("the key is still free")
        .isEqualTo(Receipt.Outcome.RECORDED);
  }

  @Test
  void tellsWhatStandsInTheJournalWithItsCost() {
    bureau.usage().record(one, haiku("m", 1_000, 500));

    assertThat(Office.events(bureau, one))
        .filteredOn(UsageRecorded.class::isInstance)
        .singleElement()
        .satisfies(
            each -> {
              UsageRecorded recorded = (UsageRecorded) each;
              assertThat(recorded.usage().key()).isEqualTo(new UsageKey("m"));
              assertThat(recorded.cost()).isEqualTo(new BigDecimal("0.0035"));
            });
  }
}
