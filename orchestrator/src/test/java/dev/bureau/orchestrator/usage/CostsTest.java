package dev.bureau.orchestrator.usage;

import static dev.bureau.orchestrator.usage.Reports.haiku;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.price.Price;
import dev.bureau.core.price.PriceEntry;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import dev.bureau.core.usage.Account;
import dev.bureau.core.usage.Bill;
import dev.bureau.core.usage.Spending;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.cloning.CloneSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R3, R4, S42: what sessions, trees and all cost together. */
class CostsTest {
  private final Office office = new Office();
  private final Bureau bureau = office.open();
  private final SessionId top = bureau.sessions().create(SessionSpec.director("top")).id();

  @AfterEach
  void close() {
    office.close();
  }

  private SessionId below(SessionId supervisor) {
    return bureau.sessions().create(SessionSpec.department("below").supervisor(supervisor)).id();
  }

  @Test
  void isNothingAtFirst() {
    assertThat(bureau.costs().of(top)).isEqualTo(Bill.NONE);
    assertThat(bureau.costs().tree(top)).isEqualTo(Bill.NONE);
  }

  @Test
  void addsUpATree() {
    SessionId child = below(top);
    SessionId grandchild = below(child);
    bureau.usage().record(top, haiku("a", 1, 0));
    bureau.usage().record(grandchild, haiku("b", 10, 0));
    bureau.usage().record(Office.created(bureau), haiku("c", 100, 0));
    bureau.sessions().cancelTree(grandchild, "over");

    assertThat(bureau.costs().tree(top).total().tokens()).isEqualTo(Tokens.of(11, 0));
    assertThat(bureau.costs().tree(child).total().tokens()).isEqualTo(Tokens.of(10, 0));
    assertThat(bureau.costs().of(top).total().tokens()).isEqualTo(Tokens.of(1, 0));
    assertThat(bureau.costs().all().total().tokens()).isEqualTo(Tokens.of(111, 0));
  }

  @Test
  void addsUpAChain() {
    SessionId next = new SessionId("next");
    Seams seams = Seams.system();
    Store store = office.store().open(seams, CoreEvents.CATALOGUE);
    Door door = new Door(store, new Fold(CoreEvents.CATALOGUE), seams);
    SessionCreated successor =
        new SessionCreated(
            SessionSpec.director("next").profile(),
            Map.of(),
            new Links(null, null, top, null, top, null),
            null,
            null);
    door.create(
        next, Caller.of(Actor.user("u")), (session, aspects, moment) -> Change.of(successor));
    bureau.usage().record(top, haiku("a", 1, 0));
    bureau.usage().record(next, haiku("b", 10, 0));

    assertThat(bureau.costs().chain(top).total().tokens()).isEqualTo(Tokens.of(11, 0));
    assertThat(bureau.costs().chain(next)).isEqualTo(bureau.costs().chain(top));
  }

  @Test
  void leavesOutWhatWasBefore() {
    bureau.usage().record(top, haiku("a", 1, 0));

    assertThat(bureau.costs().since(Reports.AT).tree(top).total().calls()).isEqualTo(1);
    assertThat(bureau.costs().since(Reports.AT.plusNanos(1)).tree(top).total().calls()).isZero();
  }

  @Test
  void tellsTheSameFromASnapshotAsFromTheJournal() {
    for (int i = 0; i < 300; i++) {
      bureau.usage().record(top, haiku("m" + i, i, 1));
    }

    assertThat(office.open().costs().of(top)).isEqualTo(bureau.costs().of(top));
    assertThat(bureau.costs().of(top).total().calls()).isEqualTo(300);
  }

  @Test
  void leavesABillAsItIsWhenAPriceBecomesKnown() {
    bureau.usage().record(top, Reports.of("a", "own-1", 1_000_000, 0));
    bureau.prices().put(PriceEntry.of("own-1", Price.of("own", BigDecimal.ONE, BigDecimal.ONE)));

    assertThat(bureau.costs().of(top).total().unpriced()).isEqualTo(1);

    assertThat(bureau.costs().repriceAll()).isEqualTo(1);
    assertThat(bureau.costs().repriceAll()).isZero();
    assertThat(bureau.costs().of(top).by(Account::category))
        .containsOnlyKeys("own")
        .containsValue(new Spending(1, 0, Tokens.of(1_000_000, 0), BigDecimal.ONE));
    assertThat(bureau.sessions().get(top).totals().cost()).isEqualByComparingTo("1");
  }

  @Test
  void pricesTheOthersIfOneIsDeletedMeanwhile() {
    SessionId second = Office.created(bureau);
    SessionId third = Office.created(bureau);
    bureau.usage().record(top, Reports.of("a", "own-1", 1_000_000, 0));
    bureau.usage().record(second, Reports.of("b", "own-1", 1_000_000, 0));
    bureau.usage().record(third, Reports.of("c", "own-1", 1_000_000, 0));
    bureau.prices().put(PriceEntry.of("own-1", Price.of("own", BigDecimal.ONE, BigDecimal.ONE)));
    office
        .store()
        .beforeNextCommit(
            () -> {
              bureau.sessions().delete(second);
              return null;
            });

    assertThat(bureau.costs().repriceAll()).isEqualTo(2);

    assertThat(bureau.costs().all().total().unpriced()).isZero();
  }

  @Test
  void pricesByTheTimeOfTheCall() {
    bureau
        .prices()
        .put(
            PriceEntry.of(Reports.HAIKU, Price.of("haiku", BigDecimal.TEN, BigDecimal.TEN))
                .from(LocalDate.parse("2026-03-02")));

    bureau
        .usage()
        .record(
            top,
            List.of(
                haiku("before", 1_000_000, 0),
                new Usage(
                    new UsageKey("after"),
                    "haiku",
                    Tokens.of(1_000_000, 0),
                    Reports.AT.plusSeconds(86_400))));

    assertThat(bureau.costs().of(top).by(Account::day).values())
        .extracting(Spending::cost)
        .containsExactly(BigDecimal.ONE, BigDecimal.TEN);
  }

  @Test
  void givesACloneNoBill() throws Exception {
    bureau.usage().record(top, haiku("a", 1, 0));

    SessionId clone = bureau.cloning().clone(top, CloneSpec.named("twin")).id();

    assertThat(bureau.costs().of(clone)).isEqualTo(Bill.NONE);
    assertThat(bureau.sessions().get(clone).totals().cost()).isZero();
  }

  @Test
  void hasNoPriceToWaitForWhereNothingWasUsed() {
    bureau.usage().record(top, Reports.of("a", "own-1", 0, 0));

    assertThat(bureau.costs().of(top).total())
        .isEqualTo(new Spending(1, 0, Tokens.NONE, BigDecimal.ZERO));
    assertThat(bureau.costs().all().total().unpriced()).isZero();
  }

  @Test
  void isUnpricedOnceACallHasUsedSomething() {
    bureau.usage().record(top, Reports.of("a", "own-1", 0, 0));
    bureau.usage().record(top, Reports.of("a", "own-1", 1_000_000, 0));
    assertThat(bureau.costs().of(top).total().unpriced()).isEqualTo(1);

    bureau.prices().put(PriceEntry.of("own-1", Price.of("own", BigDecimal.ONE, BigDecimal.ONE)));

    assertThat(bureau.costs().repriceAll()).isEqualTo(1);
    assertThat(bureau.costs().all().total().cost()).isEqualByComparingTo("1");
  }
}
