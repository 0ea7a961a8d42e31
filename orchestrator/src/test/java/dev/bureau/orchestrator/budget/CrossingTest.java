package dev.bureau.orchestrator.budget;

import static dev.bureau.orchestrator.budget.Tree.ONE;
import static dev.bureau.orchestrator.budget.Tree.TOP;
import static dev.bureau.orchestrator.budget.Tree.TWO;
import static dev.bureau.orchestrator.budget.Tree.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.budget.BudgetCrossed;
import dev.bureau.core.budget.BudgetExceededException;
import dev.bureau.core.budget.BudgetExceededException.Cause;
import dev.bureau.core.budget.Crossing;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.ReadOnlySessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.grant.Need;
import dev.bureau.core.health.HealthConfig;
import dev.bureau.core.health.HealthStatus;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.OpaqueEvent;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.message.Message;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionEnded;
import dev.bureau.core.session.Status;
import dev.bureau.core.wait.NotWaitingException;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** X5: what is decided when a call would break a limit. */
class CrossingTest {
  private static final Need UNHEARD = Need.of("unheard-of", Tokens.of(1, 1));

  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();

  @AfterEach
  void close() {
    office.close();
  }

  private Bureau open() {
    Bureau bureau = office.open(seams);
    Tree.plant(bureau);
    return bureau;
  }

  private static void callTooMuch(Message message, Context context) throws Exception {
    context.cell(CellSpec.effect("c").budget(Need.call().tokens(101)), () -> Map.of());
  }

  private static void refuses(Bureau bureau, Need need, Cause cause) {
    assertThatExceptionOfType(BudgetExceededException.class)
        .isThrownBy(() -> bureau.budgets().reserve(ONE, "refused", need))
        .returns(cause, BudgetExceededException::reason);
  }

  private static List<BudgetCrossed> crossings(Bureau bureau, SessionId session) {
    return Office.events(bureau, session).stream()
        .filter(BudgetCrossed.class::isInstance)
        .map(BudgetCrossed.class::cast)
        .toList();
  }

  private static BudgetExceededException refused(Bureau bureau, SessionId session) {
    try {
      bureau.budgets().reserve(session, "refused", Need.call().tokens(101));
    } catch (BudgetExceededException e) {
      return e;
    }
    throw new AssertionError("101 tokens of 100");
  }

  @Test
  void isJournaledOnceWhereTheLimitIs() {
    Bureau bureau = open();
    bureau.budgets().limit(TOP, Limit.tokens(100).tree());
    refused(bureau, ONE);
    refused(bureau, ONE);
    refused(bureau, TWO);

    assertThat(crossings(bureau, TOP))
        .singleElement()
        .satisfies(
            crossed -> {
              assertThat(crossed.by()).isEqualTo(ONE);
              assertThat(crossed.needed()).isEqualByComparingTo("101");
              assertThat(crossed.available()).isEqualByComparingTo("100");
            });
  }

  @Test
  void isJournaledAgainOnceTheLimitWasSetAnew() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100));
    refused(bureau, ONE);
    bureau.budgets().limit(ONE, Limit.tokens(100));
    refused(bureau, ONE);

    assertThat(crossings(bureau, ONE)).hasSize(2);
  }

  @Test
  void letsTheCallThroughIfToldToContinue() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.CONTINUE));
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.CONTINUE));

    call(bureau, ONE, "a", 150);
    call(bureau, ONE, "b", 150);

    assertThat(crossings(bureau, ONE)).hasSize(1);
    assertThat(crossings(bureau, TOP)).hasSize(1);
    assertThat(Tree.available(bureau, TOP, Measure.TOKENS)).isNegative();
  }

  @Test
  void onlyNotesThatTheWorkIsToGoElsewhere() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.HAND_OFF));

    assertThat(refused(bureau, ONE).remedy()).contains("hand the work off");

    assertThat(crossings(bureau, ONE).get(0).limit().onCrossing()).isEqualTo(Crossing.HAND_OFF);
    assertThat(bureau.sessions().get(ONE).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void stopsTheSessionInTheCommitThatSaysSo() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.STOP));
    refused(bureau, ONE);

    Session stopped = bureau.sessions().get(ONE);
    assertThat(stopped.status()).isEqualTo(Status.TERMINATED);
    assertThat(stopped.ending().reason()).isEqualTo("limited to 100 tokens");
    assertThat(Office.eventsOf(bureau, ONE, stopped.version()))
        .anyMatch(BudgetCrossed.class::isInstance);
    assertThat(bureau.sessions().get(TWO).status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void stopsTheWholeTree() {
    Bureau bureau = open();
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.STOP));
    refused(bureau, ONE);

    assertThat(List.of(TOP, ONE, TWO))
        .allSatisfy(
            each -> assertThat(bureau.sessions().get(each).status()).isEqualTo(Status.TERMINATED));
  }

  @Test
  void stopsTheOthersOfATreeIfOneCannotBeChanged() {
    Bureau bureau = open();
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.STOP));
    freeze(bureau, TWO);

    assertThat(refused(bureau, ONE))
        .satisfies(
            refusal ->
                assertThat(refusal.getSuppressed())
                    .hasOnlyElementsOfType(ReadOnlySessionException.class));
    assertThat(List.of(TOP, ONE))
        .allSatisfy(
            each -> assertThat(bureau.sessions().get(each).status()).isEqualTo(Status.TERMINATED));
  }

  @Test
  void isSweptAfterThoughOneOfTheTreeCannotBeChanged() {
    Bureau bureau = office.open(Office.config(), seams, Office.doesNothing());
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.STOP));
    bureau.budgets().reserve(ONE, "open", Need.call().tokens(10));
    freeze(bureau, TWO);
    refused(bureau, ONE);

    seams.advance(Sweep.IDLE.multipliedBy(2));
    seams.runRepeating("budgets");

    assertThat(bureau.budgets().of(ONE).reservations()).isEmpty();
  }

  /** A newer program writes what this one does not know. */
  private static void freeze(Bureau bureau, SessionId session) {
    new Door(bureau.store(), new Fold(CoreEvents.CATALOGUE), Seams.system())
        .change(
            session,
            Caller.of(Actor.node("newer")),
            (head, aspects, moment) -> Change.of(new OpaqueEvent("session.frozen", 1, "{}")));
  }

  /** In a handler, only the crossing is journaled: the sweep stops the tree. */
  @Test
  void stopsTheTreeOfAHandler() throws Exception {
    Bureau bureau = office.open(CrossingTest::callTooMuch);
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.STOP));
    bureau.send(ONE, Office.letter());

    for (SessionId each : List.of(TOP, ONE, TWO)) {
      Office.await(bureau, each, SessionEnded.class);
      assertThat(bureau.sessions().get(each).ending().reason())
          .isEqualTo("limited to 100 tokens for the tree");
    }
  }

  @Test
  void asksAPersonWhoseAnswerRaisesTheLimit() {
    Bureau bureau = open();
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.ASK));

    MessageId question = refused(bureau, ONE).question();
    assertThat(refused(bureau, TWO).question()).isEqualTo(question);

    Wait wait = bureau.waiting().of(TOP).get(0);
    assertThat(wait.id()).isEqualTo(question);
    assertThat(wait.whom()).isEqualTo("budget");
    assertThat(wait.question())
        .containsEntry("session", "one")
        .containsEntry("measure", "TOKENS")
        .containsEntry("limit", 100L);

    bureau.waiting().answer(TOP, question, Map.of("limit", 300));

    assertThat(bureau.waiting().of(TOP)).isEmpty();
    assertThat(bureau.budgets().of(TOP).limits().get(0).limit())
        .isEqualTo(Limit.tokens(300).tree().onCrossing(Crossing.ASK));
    call(bureau, ONE, "a", 101);
    assertThat(bureau.messages().inbox(TOP).counts().waiting()).isZero();
  }

  @Test
  void takesNoAnswerThatRaisesNothing() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.ASK));
    MessageId question = refused(bureau, ONE).question();

    for (Object each : List.of(100, "many", -1, 1.5)) {
      assertThatExceptionOfType(BadInputException.class)
          .isThrownBy(() -> bureau.waiting().answer(ONE, question, Map.of("limit", each)));
    }
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> bureau.waiting().answer(ONE, question, Map.of()));
    assertThat(bureau.waiting().of(ONE)).hasSize(1);
  }

  @Test
  void asksNobodyAgainWhoHasSaidNo() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.ASK));
    MessageId question = refused(bureau, ONE).question();

    bureau.waiting().cancel(ONE, question, "no");

    assertThat(refused(bureau, ONE).question()).isNull();
    assertThat(bureau.waiting().of(ONE)).isEmpty();
    assertThatExceptionOfType(NotWaitingException.class)
        .isThrownBy(() -> bureau.waiting().answer(ONE, question, Map.of("limit", 200)));
  }

  @Test
  void asksNoLongerOnceTheLimitIsSetOrGone() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.ASK));
    refused(bureau, ONE);
    bureau.budgets().limit(ONE, Limit.tokens(50).onCrossing(Crossing.ASK));
    assertThat(bureau.waiting().of(ONE)).isEmpty();

    refused(bureau, ONE);
    bureau.budgets().unlimit(ONE, Measure.TOKENS, Reach.SESSION);

    assertThat(bureau.waiting().of(ONE)).isEmpty();
  }

  /** X60: nobody's thread waits, no attempt is counted; the message is handled after the answer. */
  @Test
  void letsAMessageWaitForTheAnswer() throws Exception {
    ManualSeams world = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), world, CrossingTest::callTooMuch);
    Tree.plant(bureau);
    bureau.budgets().limit(ONE, Limit.tokens(100).onCrossing(Crossing.ASK));
    MessageId message = bureau.send(ONE, Office.letter());
    for (int i = 0; i < 5; i++) {
      office.store().takeFailure();
      world.advance(Duration.ofSeconds(10));
    }

    assertThat(bureau.messages().inbox(ONE).waiting(10))
        .extracting(Delivery::failures)
        .containsExactly(0);
    bureau.waiting().answer(ONE, bureau.waiting().of(ONE).get(0).id(), Map.of("limit", 101));
    world.advance(Duration.ofSeconds(10));

    assertThat(Office.awaitHandled(bureau, message).event()).isInstanceOf(MessageHandled.class);
  }

  /** S30: who waits for a person has failed at nothing. */
  @Test
  void leavesASessionHealthyWhoseMessageWaitsForTheAnswer() throws Exception {
    ManualSeams world = ManualSeams.machine();
    Bureau bureau = office.open(Office.config(), world, CrossingTest::callTooMuch);
    Tree.plant(bureau);
    bureau.budgets().limit(TOP, Limit.tokens(100).tree().onCrossing(Crossing.ASK));
    bureau.send(ONE, Office.letter());
    for (int i = 0; i <= HealthConfig.LEAST_ATTEMPTS; i++) {
      office.store().takeFailure();
      world.advance(Duration.ofSeconds(10));
    }
    office.store().takeFailure();

    assertThat(bureau.health().check(ONE).status()).isEqualTo(HealthStatus.HEALTHY);
  }

  /** R4: whether such a call would break the limit is what nobody knows. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTINUE")
  void isNoneIfACallHasNoPrice(Crossing crossing) {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.usd("5").onCrossing(crossing));
    bureau.budgets().limit(TOP, Limit.usd("4").tree().onCrossing(crossing));
    refuses(bureau, UNHEARD, Cause.UNPRICED);
    bureau.budgets().unlimit(ONE, Measure.USD, Reach.SESSION);
    refuses(bureau, UNHEARD, Cause.UNPRICED);

    assertThat(crossings(bureau, ONE)).isEmpty();
    assertThat(crossings(bureau, TOP)).isEmpty();
    assertThat(bureau.waiting().of(TOP)).isEmpty();
    assertThat(bureau.budgets().of(TOP).limits()).noneMatch(each -> each.crossed());
    assertThat(List.of(TOP, ONE, TWO))
        .allSatisfy(
            each -> assertThat(bureau.sessions().get(each).status()).isEqualTo(Status.ACTIVE));

    refuses(bureau, Need.call().usd("6"), Cause.EXHAUSTED);

    assertThat(crossings(bureau, TOP)).hasSize(1);
  }

  @Test
  void letsACallWithoutAPriceThroughIfToldToContinue() {
    Bureau bureau = open();
    bureau.budgets().limit(ONE, Limit.usd("5").onCrossing(Crossing.CONTINUE));
    bureau.budgets().limit(TOP, Limit.usd("4").tree().onCrossing(Crossing.CONTINUE));

    bureau.budgets().reserve(ONE, "a", UNHEARD);
    assertThat(crossings(bureau, ONE)).isEmpty();
    assertThat(crossings(bureau, TOP)).isEmpty();

    bureau.budgets().reserve(ONE, "b", Need.call().usd("6"));

    assertThat(crossings(bureau, ONE)).hasSize(1);
    assertThat(crossings(bureau, TOP)).hasSize(1);
  }
}
