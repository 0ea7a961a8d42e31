package dev.bureau.orchestrator.budget;

import static dev.bureau.orchestrator.budget.Tree.MIDDLE;
import static dev.bureau.orchestrator.budget.Tree.ONE;
import static dev.bureau.orchestrator.budget.Tree.TOP;
import static dev.bureau.orchestrator.budget.Tree.TWO;
import static dev.bureau.orchestrator.budget.Tree.call;
import static dev.bureau.orchestrator.budget.Tree.requireBalance;
import static dev.bureau.orchestrator.budget.Tree.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.grant.Need;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** X5: whoever draws or gives back dies before each of its commits, and another one goes on. */
class KilledTransferTest {
  private static final int LIMIT = 100;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What a process does until it dies. */
  private interface Life {
    void live(Bureau bureau, ManualSeams seams);
  }

  @Test
  void whileItDraws() {
    killEverywhere((bureau, seams) -> call(bureau, ONE, "a", 60));
  }

  @Test
  void whileItDrawsADebt() {
    killEverywhere((bureau, seams) -> call(bureau, ONE, "a", 30, 70));
  }

  @Test
  void whileItIsRefused() {
    killEverywhere(
        (bureau, seams) -> {
          call(bureau, ONE, "a", 60);
          refuse(bureau);
        });
  }

  @Test
  void whileItGivesBack() {
    killEverywhere(
        (bureau, seams) -> {
          bureau.budgets().reserve(ONE, "a", Need.call().tokens(60));
          bureau.budgets().release(ONE, "a");
          sweep(seams);
        });
  }

  @Test
  void whileOthersGiveBackForIt() {
    killEverywhere(
        (bureau, seams) -> {
          bureau.budgets().reserve(ONE, "a", Need.call().tokens(60));
          bureau.budgets().release(ONE, "a");
          call(bureau, TWO, "b", 90);
        });
  }

  @Test
  void whileALimitIsSetBetween() {
    killEverywhere(
        (bureau, seams) -> {
          call(bureau, ONE, "a", 30);
          bureau.budgets().limit(MIDDLE, Limit.tokens(40).tree());
          sweep(seams);
        });
  }

  @Test
  void whileItDrawsWhatIsReportedWithoutAReservation() {
    killEverywhere((bureau, seams) -> bureau.usage().record(ONE, used("a", 70)));
  }

  @Test
  void whileALimitIsSetOnWhatWasSpent() {
    killEverywhere(
        bureau -> bureau.usage().record(ONE, used("a", 70)), (bureau, seams) -> limit(bureau));
  }

  private static void limit(Bureau bureau) {
    bureau.budgets().limit(TOP, Limit.tokens(LIMIT).tree());
  }

  private static void refuse(Bureau bureau) {
    try {
      bureau.budgets().reserve(TWO, "refused", Need.call().tokens(50));
    } catch (BudgetExceededException e) {
      return;
    }
    throw new AssertionError("50 tokens of 40");
  }

  private static void sweep(ManualSeams seams) {
    seams.advance(Sweep.IDLE.multipliedBy(2));
    seams.runRepeating("budgets");
  }

  private static void killEverywhere(Life life) {
    killEverywhere(KilledTransferTest::limit, life);
  }

  private static void killEverywhere(Consumer<Bureau> before, Life life) {
    int commits = 0;
    while (isKilled(before, life, commits + 1)) {
      commits++;
    }
    assertThat(commits).as("commits before which it was killed").isGreaterThan(3);
  }

  /** Whether it came to so many commits. */
  private static boolean isKilled(Consumer<Bureau> before, Life life, int at) {
    try (Office office = new Office()) {
      ManualSeams seams = ManualSeams.machine().turnedByHand();
      Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
      Tree.plantDeep(bureau);
      before.accept(bureau);
      killAt(office, at);
      boolean isKilled = false;
      try {
        life.live(bureau, seams);
      } catch (Killed e) {
        isKilled = true;
      }
      office.store().beforeNextCommit(() -> null);
      ManualSeams later = seams.another().turnedByHand();
      goOn(office.open(Office.config(), later, Office.doesNothing()), later);
      return isKilled;
    }
  }

  private static void killAt(Office office, int commits) {
    office
        .store()
        .beforeNextCommit(
            () -> {
              if (commits == 1) {
                throw new Killed();
              }
              killAt(office, commits - 1);
              return null;
            });
  }

  private static void goOn(Bureau bureau, ManualSeams seams) {
    if (bureau.budgets().of(TOP).limits().isEmpty()) {
      limit(bureau); // it came to nothing, and whoever wanted it knows
    }
    bureau.budgets().release(ONE, "a");
    bureau.budgets().release(TWO, "b");
    sweep(seams);
    sweep(seams);

    requireBalance(bureau, TOP);
    requireBalance(bureau, MIDDLE);
    BigDecimal spent = BigDecimal.valueOf(bureau.costs().tree(TOP).total().tokens().total());
    assertThat(Tree.available(bureau, TOP, Measure.TOKENS))
        .isEqualByComparingTo(BigDecimal.valueOf(LIMIT).subtract(spent));
    spendTheRest(bureau);
  }

  private static void spendTheRest(Bureau bureau) {
    bureau.budgets().unlimit(MIDDLE, Measure.TOKENS, Reach.TREE);
    long left = Tree.available(bureau, TWO, Measure.TOKENS).longValueExact();
    if (left > 0) {
      call(bureau, TWO, "rest", left);
    }
    assertThat(Tree.available(bureau, ONE, Measure.TOKENS)).isEqualByComparingTo("0");
    assertThat(bureau.costs().tree(TOP).total().tokens().total()).isEqualTo(LIMIT);
  }
}
