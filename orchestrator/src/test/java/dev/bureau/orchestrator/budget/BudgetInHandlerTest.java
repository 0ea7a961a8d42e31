package dev.bureau.orchestrator.budget;

import static dev.bureau.orchestrator.budget.Tree.ONE;
import static dev.bureau.orchestrator.budget.Tree.TOP;
import static dev.bureau.orchestrator.budget.Tree.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetReleased;
import dev.bureau.core.budget.BudgetReserved;
import dev.bureau.core.budget.BudgetSettled;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.grant.Need;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.routing.Estimate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.MessageRejectedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X5, X3: a cell reserves what its call needs before it runs, and settles when it ends. */
class BudgetInHandlerTest {
  private static final Need HUNDRED = Need.call().tokens(100);

  private static final CellSpec EFFECT = CellSpec.effect("call").budget(HUNDRED);

  private final Office office = new Office();
  private final AtomicInteger calls = new AtomicInteger();

  @AfterEach
  void close() {
    office.close();
  }

  private Bureau open(Agent agent) {
    Bureau bureau = office.open(agent);
    Tree.plant(bureau);
    return bureau;
  }

  private static void handled(Bureau bureau) throws Exception {
    Office.awaitHandled(bureau, bureau.send(ONE, Office.letter()));
  }

  private Map<String, Object> call(Context context, CellSpec spec, long uses) throws Exception {
    return context.cell(
        spec,
        () -> {
          context.record(used("call-" + calls.incrementAndGet(), uses));
          return Map.of();
        });
  }

  private static long versionOf(Bureau bureau, Class<?> event) {
    return bureau.journal(ONE, 1, 1_000).stream()
        .filter(each -> event.isInstance(each.event()))
        .mapToLong(Entry::version)
        .findFirst()
        .orElseThrow();
  }

  private static long count(Bureau bureau, Class<?> event) {
    return Office.events(bureau, ONE).stream().filter(event::isInstance).count();
  }

  @Test
  void reservesWithTheStartAndSettlesWithTheEnd() throws Exception {
    Bureau bureau =
        open((message, context) -> call(context, CellSpec.effect("call").budget(HUNDRED), 70));
    handled(bureau);

    assertThat(versionOf(bureau, BudgetReserved.class))
        .isEqualTo(versionOf(bureau, CellStarted.class));
    assertThat(versionOf(bureau, BudgetSettled.class))
        .isEqualTo(versionOf(bureau, CellCompleted.class));
    assertThat(bureau.budgets().of(ONE).reservations()).isEmpty();
  }

  @Test
  void reservesDurablyAlsoForWhatOnlyReads() throws Exception {
    Bureau bureau =
        open((message, context) -> call(context, CellSpec.readOnly("call").budget(HUNDRED), 70));
    handled(bureau);

    assertThat(versionOf(bureau, BudgetReserved.class))
        .isLessThan(versionOf(bureau, CellCompleted.class));
    assertThat(count(bureau, CellStarted.class)).isZero();
  }

  @Test
  void makesNoCallThatWouldBreakALimit() throws Exception {
    Bureau bureau =
        open((message, context) -> call(context, CellSpec.effect("call").budget(HUNDRED), 70));
    bureau.budgets().limit(TOP, Limit.tokens(99).tree());
    bureau.send(ONE, Office.letter());

    assertThat(office.store().takeFailure().reason()).contains("99 tokens for the tree");
    office.store().takeBuried();
    assertThat(calls).hasValue(0);
    assertThat(bureau.sessions().cells(ONE)).isEmpty();
    assertThat(bureau.budgets().of(ONE).reservations()).isEmpty();
  }

  @Test
  void letsTheAgentDoWithLess() throws Exception {
    AtomicReference<BudgetExceededException> refusal = new AtomicReference<>();
    Bureau bureau =
        open(
            (message, context) -> {
              try {
                call(context, CellSpec.effect("call").budget(HUNDRED), 70);
              } catch (BudgetExceededException e) {
                refusal.set(e);
                call(context, CellSpec.effect("call").budget(Need.call().tokens(10)), 10);
              }
            });
    bureau.budgets().limit(TOP, Limit.tokens(99).tree());
    handled(bureau);

    assertThat(refusal.get().declarer()).isEqualTo(TOP);
    assertThat(calls).hasValue(1);
    assertThat(bureau.sessions().cells(ONE))
        .extracting(each -> each.step().key().occurrence())
        .containsExactly(0);
  }

  @Test
  void routesToTheCheapestModelOnceALimitIsCrossed() throws Exception {
    AtomicReference<String> model = new AtomicReference<>();
    Bureau bureau =
        open((message, context) -> model.set(context.route(Estimate.of(0.9, 1), null).model()));
    bureau.budgets().limit(TOP, Limit.tokens(99).tree());
    handled(bureau);
    assertThat(model).hasValue("opus");

    refuse(bureau);
    handled(bureau);
    assertThat(model).hasValue("haiku");

    bureau.budgets().limit(TOP, Limit.tokens(1_000).tree());
    handled(bureau);
    assertThat(model).hasValue("opus");
  }

  private static void refuse(Bureau bureau) {
    try {
      bureau.budgets().reserve(ONE, "x", HUNDRED);
    } catch (BudgetExceededException e) {
      return;
    }
    throw new AssertionError("100 tokens of 99");
  }

  @Test
  void settlesWithACellThatFailsAndReservesAgain() throws Exception {
    Bureau bureau =
        open(
            (message, context) ->
                context.cell(
                    CellSpec.effect("call").budget(HUNDRED),
                    () -> {
                      int attempt = calls.incrementAndGet();
                      context.record(used("call-" + attempt, 60));
                      if (attempt == 1) {
                        throw new IOException("no line");
                      }
                      return Map.of();
                    }));
    bureau.budgets().limit(ONE, Limit.tokens(160));
    handled(bureau);

    assertThat(count(bureau, BudgetReserved.class)).isEqualTo(2);
    assertThat(count(bureau, BudgetSettled.class)).isEqualTo(2);
    assertThat(Tree.available(bureau, ONE, Measure.TOKENS)).isEqualByComparingTo("40");
  }

  @Test
  void countsACallOfWhichNobodyReportsAnything() throws Exception {
    Bureau bureau =
        open(
            (message, context) ->
                context.cell(CellSpec.effect("call").budget(Need.call()), Map::of));
    bureau.budgets().limit(TOP, Limit.calls(1).tree());
    handled(bureau);
    bureau.send(ONE, Office.letter());
    office.store().takeBuried();

    assertThat(Tree.available(bureau, TOP, Measure.CALLS)).isEqualByComparingTo("0");
    assertThat(bureau.sessions().cells(ONE)).hasSize(1);
  }

  @Test
  void countsACallThatFailsAndOfWhichNobodyReportsAnything() throws Exception {
    Bureau bureau =
        open(
            (message, context) ->
                context.cell(
                    CellSpec.effect("call").budget(Need.call()),
                    () -> {
                      calls.incrementAndGet();
                      throw new IOException("no line");
                    }));
    bureau.budgets().limit(ONE, Limit.calls(2));
    bureau.send(ONE, Office.letter());
    office.store().takeBuried();

    assertThat(calls).hasValue(2);
    assertThat(Tree.available(bureau, ONE, Measure.CALLS)).isEqualByComparingTo("0");
  }

  @Test
  void returnsACompletedCellWithoutReservingForItAgain() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Bureau bureau =
        open(
            (message, context) -> {
              call(context, CellSpec.effect("call").budget(HUNDRED), 100);
              if (attempts.incrementAndGet() == 1) {
                throw new IOException("later");
              }
            });
    bureau.budgets().limit(ONE, Limit.tokens(100));
    handled(bureau);

    assertThat(calls).hasValue(1);
    assertThat(count(bureau, BudgetReserved.class)).isEqualTo(1);
  }

  /** A node dies in the middle of a call; whoever takes over makes it again. */
  @Test
  void settlesAfterADeathWhatIsRunAgain() throws Exception {
    Bureau after = afterADeath(CellSpec.idempotent("call").budget(HUNDRED));

    Office.await(after, ONE, BudgetSettled.class);
    assertThat(after.budgets().of(ONE).reservations()).isEmpty();
    assertThat(Tree.available(after, ONE, Measure.TOKENS)).isEqualByComparingTo("30");
  }

  /** A node dies in the middle of an effect: the promise stands until somebody has decided. */
  @Test
  void releasesWithTheDecisionAboutAnUncertainCell() throws Exception {
    Bureau after = afterADeath(EFFECT);
    Office.await(after, ONE, CellBecameUncertain.class);

    assertThat(after.budgets().of(ONE).reservations()).hasSize(1);
    Cell cell = after.sessions().cells(ONE).get(0);
    after.sessions().resolve(ONE, cell.step().id(), Resolution.SKIP, Map.of());

    assertThat(after.budgets().of(ONE).reservations()).isEmpty();
    assertThat(Tree.available(after, ONE, Measure.TOKENS)).isEqualByComparingTo("130");
  }

  /** The next attempt comes to no call at all. */
  @Test
  void releasesAtTheEndOfAHandlingWhatNobodyHasSettled() throws Exception {
    Bureau after = afterADeath(null);

    Office.await(after, ONE, BudgetReleased.class);
    assertThat(after.budgets().of(ONE).reservations()).isEmpty();
  }

  /** The next attempt gives up. */
  @Test
  void releasesWithAMessageThatFailsForGood() throws Exception {
    ManualSeams world = ManualSeams.machine();
    die(world, EFFECT);
    Bureau after =
        office.open(
            Office.config(),
            world.another(),
            (Agent)
                (message, context) -> {
                  throw MessageRejectedException.forGood("no");
                });
    office.store().takeBuried();

    assertThat(after.budgets().of(ONE).reservations()).isEmpty();
  }

  private Bureau afterADeath(@Nullable CellSpec again) throws Exception {
    ManualSeams world = ManualSeams.machine();
    die(world, again == null ? EFFECT : again);
    return office.open(
        Office.config(),
        world.another(),
        (Agent)
            (message, context) -> {
              if (again != null) {
                call(context, again, 100);
              }
            });
  }

  private void die(ManualSeams world, CellSpec spec) throws Exception {
    CountDownLatch calling = new CountDownLatch(1);
    Bureau first =
        office.open(
            Office.config(),
            world,
            (Agent)
                (message, context) ->
                    context.cell(
                        spec,
                        () -> {
                          calling.countDown();
                          office.block();
                          return Map.of();
                        }));
    Tree.plant(first);
    first.budgets().limit(ONE, Limit.tokens(130));
    MessageId message = first.send(ONE, Office.letter());
    calling.await();
    assertThat(first.budgets().of(ONE).reservations())
        .extracting(each -> each.message())
        .isEqualTo(List.of(message));
    world.die();
  }
}
