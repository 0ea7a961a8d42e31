package dev.bureau.orchestrator.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.door.ObserverChangeException;
import dev.bureau.core.duty.Watch;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.price.Tokens;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.core.transition.TransitionRefusedException;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import dev.bureau.core.wait.Wait;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.context.Note;
import dev.bureau.orchestrator.message.Published;
import dev.bureau.transitions.TransitionListener;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.Transitioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** T5, S4: what becomes of a session that passes to the next of its chain, and what follows it. */
@Timeout(60)
class TransitionsTest {
  private static final SessionId ID = new SessionId("first");
  private static final TransitionSpec CLEAR = TransitionSpec.of(Cause.CLEAR);

  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  private static Session created(Bureau bureau) {
    return bureau.sessions().create(SessionSpec.active("session").id(ID).agent(Office.AGENT));
  }

  private static Session started(Bureau bureau) {
    created(bureau);
    return bureau.sessions().start(ID);
  }

  private static Session cleared(Bureau bureau) throws InterruptedException {
    return bureau.transitions().transition(ID, CLEAR).to();
  }

  @Test
  void passesToANewSessionLinkedBothWays() throws Exception {
    Bureau bureau = office.open();
    started(bureau);

    Transitioned through = bureau.transitions().transition(ID, CLEAR);

    Session old = through.from();
    Session next = through.to();
    assertThat(old.status()).isEqualTo(Status.COMPLETED);
    assertThat(old.ending()).isEqualTo(new Ending(0, "transition: clear"));
    assertThat(old.links().transitionedTo()).isEqualTo(next.id());
    assertThat(next.links().transitionedFrom()).isEqualTo(ID);
    assertThat(next.links().chain()).isEqualTo(ID);
    assertThat(next.status()).isEqualTo(Status.ACTIVE);
    assertThat(through.manner()).isEqualTo(Transitioned.Manner.GRACEFUL);
  }

  @Test
  void takesOverWhoItIs() throws Exception {
    Bureau bureau = office.open();
    Session boss = bureau.sessions().create(SessionSpec.director("boss"));
    SessionSpec spec =
        SessionSpec.department("desk")
            .id(ID)
            .role("reader")
            .taskId("task-7")
            .supervisor(boss.id())
            .agent(Office.AGENT)
            .metadata(Map.of("a", 1));
    Session before = bureau.sessions().create(spec);

    Session next = cleared(bureau);

    assertThat(next.profile()).isEqualTo(before.profile());
    assertThat(next.metadata()).isEqualTo(before.metadata());
    assertThat(next.agent()).isEqualTo(before.agent());
    assertThat(next.links().supervisor()).isEqualTo(boss.id());
  }

  @Test
  void takesFiveCommits() throws Exception {
    Bureau bureau = office.open();
    long before = started(bureau).version();
    bureau.groups().join("readers", ID); // so that the reserved session is there
    long reserved = bureau.sessions().get(SessionId.BUREAU).version();

    Transitioned through = bureau.transitions().transition(ID, CLEAR);

    long ofBureau = bureau.sessions().get(SessionId.BUREAU).version() - reserved;
    assertThat(through.from().version() - before + through.to().version() + ofBureau).isEqualTo(5);
  }

  @Test
  void takesSixCommitsIfAHandlingIsUnderWay() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            (message, context) -> {
              atWork.countDown();
              office.block();
            });
    started(bureau);
    bureau.send(ID, Office.letter());
    Deadline.await(atWork);
    bureau.groups().join("readers", ID); // so that the reserved session is there
    long before = bureau.sessions().get(ID).version();
    long reserved = bureau.sessions().get(SessionId.BUREAU).version();

    Transitioned through = bureau.transitions().transition(ID, CLEAR.drain(Duration.ZERO));

    long ofBureau = bureau.sessions().get(SessionId.BUREAU).version() - reserved;
    assertThat(through.from().version() - before + through.to().version() + ofBureau).isEqualTo(6);
  }

  @Test
  void beginsWithAnEmptyWindow() throws Exception {
    Bureau bureau = office.open();
    started(bureau);
    bureau.context().put(ID, Note.of("plan", "a long one"));

    Session next = cleared(bureau);

    assertThat(bureau.context().of(next.id()).entries()).isEmpty();
  }

  @Test
  void completesWhatHasNotBegun() throws Exception {
    Bureau bureau = office.open();
    created(bureau);

    Transitioned through = bureau.transitions().transition(ID, CLEAR);

    assertThat(through.from().status()).isEqualTo(Status.COMPLETED);
    assertThat(through.to().status()).isEqualTo(Status.ACTIVE);
  }

  @Test
  void keepsHowItFailed() throws Exception {
    Bureau bureau = office.open();
    started(bureau);
    bureau.sessions().fail(ID, 3, "broke");

    Transitioned through = bureau.transitions().transition(ID, CLEAR);

    assertThat(through.from().status()).isEqualTo(Status.TERMINATED);
    assertThat(through.from().ending()).isEqualTo(new Ending(3, "broke"));
  }

  @Test
  void refusesOneThatHasPassedAndNamesTheLiveEnd() throws Exception {
    Bureau bureau = office.open();
    started(bureau);
    Session second = cleared(bureau);
    Session third = bureau.transitions().transition(second.id(), CLEAR).to();

    assertThatThrownBy(() -> cleared(bureau))
        .isInstanceOf(TransitionRefusedException.class)
        .hasMessageContaining(third.id().value());
  }

  @Test
  void refusesAnObserverOfAnother() {
    Bureau bureau = office.open();
    started(bureau);
    Session observer = bureau.sessions().create(SessionSpec.observer("eye").watch(Watch.of("*")));

    assertThatThrownBy(() -> bureau.as(observer.id()).transitions().transition(ID, CLEAR))
        .isInstanceOf(ObserverChangeException.class);
  }

  @Test
  void leavesItsMailToTheNext() throws Exception {
    Bureau without = office.open();
    started(without);
    MessageId before = without.send(ID, Office.letter("before"));
    Session next = cleared(without);
    MessageId after = without.send(ID, Office.letter("after"));

    Bureau bureau = office.open(Office.doesNothing());

    Office.awaitHandled(bureau, after);
    assertThat(handled(bureau, next.id())).containsExactly(before, after);
    assertThat(handled(bureau, ID)).isEmpty();
  }

  private static List<MessageId> handled(Bureau bureau, SessionId session) {
    return Office.events(bureau, session).stream()
        .filter(MessageHandled.class::isInstance)
        .map(each -> ((MessageHandled) each).message().id())
        .toList();
  }

  /** X12: a chain may have hundreds of lives, and each turn looks for its end. */
  @Test
  void findsTheEndOfAChainWithoutWalkingItAgain() throws Exception {
    Bureau bureau = office.open();
    SessionId last = started(bureau).id();
    for (int i = 0; i < 30; i++) {
      last = bureau.transitions().transition(last, CLEAR).to().id();
    }
    bureau.send(ID, Office.letter());
    int before = office.store().headsRead();

    bureau.send(ID, Office.letter());

    assertThat(office.store().headsRead() - before).isLessThan(5);
  }

  @Test
  void waitsForTheHandlingUnderWay() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Bureau bureau =
        office.open(
            (message, context) -> {
              atWork.countDown();
              Deadline.await(mayEnd);
            });
    started(bureau);
    MessageId message = bureau.send(ID, Office.letter());
    Deadline.await(atWork);
    List<Session> ending = new ArrayList<>();
    TransitionListener listener =
        new TransitionListener() {
          @Override
          public void ending(Session old) {
            ending.add(old);
            mayEnd.countDown();
          }
        };

    Transitioned through = bureau.transitions().transition(ID, CLEAR, listener);

    assertThat(through.manner()).isEqualTo(Transitioned.Manner.GRACEFUL);
    assertThat(handled(bureau, ID)).containsExactly(message);
    assertThat(ending).hasSize(1);
  }

  @Test
  void handsOnWhatIsNotThroughInTimeAndDoesNothingTwice() throws Exception {
    AtomicInteger effects = new AtomicInteger();
    CountDownLatch atWork = new CountDownLatch(1);
    Agent agent =
        (message, context) -> {
          context.cell(
              CellSpec.effect("pay"),
              () -> {
                effects.incrementAndGet();
                return Map.of("paid", 7);
              });
          if (context.session().id().equals(ID)) {
            atWork.countDown();
            office.block();
          }
        };
    Bureau bureau = office.open(agent);
    started(bureau);
    MessageId message = bureau.send(ID, Office.letter());
    Deadline.await(atWork);

    Transitioned through = bureau.transitions().transition(ID, CLEAR.drain(Duration.ZERO));

    Office.awaitHandled(bureau, message);
    assertThat(through.manner()).isEqualTo(Transitioned.Manner.FORCED);
    assertThat(handled(bureau, through.to().id())).containsExactly(message);
    assertThat(effects).hasValue(1);
    assertThat(Office.events(bureau, through.to().id())).noneMatch(CellCompleted.class::isInstance);
  }

  @Test
  void getsTheAnswerThatItsForerunnerAskedFor() throws Exception {
    List<Object> answers = new ArrayList<>();
    CountDownLatch answered = new CountDownLatch(1);
    Agent agent =
        (message, context) -> {
          if (context.waited().isPresent()) {
            answers.add(message.content().get("colour"));
            answered.countDown();
          } else {
            context.ask("anna", Map.of("what", "colour"), Duration.ofHours(1));
          }
        };
    Bureau bureau = office.open(agent);
    started(bureau);
    Office.awaitHandled(bureau, bureau.send(ID, Office.letter()));
    Session next = cleared(bureau);
    Wait wait = bureau.waiting().of(ID).get(0);

    bureau.waiting().answer(ID, wait.id(), Map.of("colour", "red"));

    Deadline.await(answered);
    assertThat(answers).containsExactly("red");
    Office.await(bureau, next.id(), MessageHandled.class);
  }

  @Test
  void staysInItsGroups() throws Exception {
    Bureau bureau = office.open();
    started(bureau);
    bureau.groups().join("readers", ID);
    Session next = cleared(bureau);

    Published published = bureau.messages().publish("readers", Office.letter());
    bureau.groups().leave("readers", next.id());

    assertThat(published.receivers()).containsExactly(ID);
    assertThat(bureau.groups().members("readers")).isEmpty();
  }

  @Test
  void supervisesWhomItsForerunnerSupervised() throws Exception {
    Bureau bureau = office.open();
    bureau.sessions().create(SessionSpec.director("boss").id(ID));
    bureau.sessions().start(ID);
    Session before = bureau.sessions().create(SessionSpec.department("before").supervisor(ID));
    Session next = cleared(bureau);
    Session after = bureau.sessions().create(SessionSpec.department("after").supervisor(next.id()));

    bureau.shutdown().forced(next.id(), "enough");

    for (SessionId each : List.of(before.id(), after.id(), next.id())) {
      assertThat(bureau.sessions().get(each).status()).isEqualTo(Status.TERMINATED);
    }
  }

  @Test
  void isBoundByTheTreeLimitThatItsForerunnerHad() throws Exception {
    Bureau bureau = office.open();
    bureau.sessions().create(SessionSpec.director("boss").id(ID));
    bureau.budgets().limit(ID, Limit.tokens(1_000).tree());
    bureau.usage().record(ID, usage("m-1", 600));
    Session next = cleared(bureau);

    bureau.usage().record(next.id(), usage("m-2", 300));

    assertThat(bureau.budgets().of(ID).limits().get(0).available()).isEqualByComparingTo("100");
    assertThat(bureau.costs().tree(next.id()).total().tokens()).isEqualTo(Tokens.of(900, 0));
  }

  @Test
  void resumesWhatHasEndedWithWhatItKnew() throws Exception {
    Bureau bureau = office.open();
    started(bureau);
    bureau.context().put(ID, Note.of("plan", "a long one"));
    bureau.sessions().complete(ID);

    Session next = bureau.transitions().resume(ID);

    assertThat(next.links().transitionedFrom()).isEqualTo(ID);
    assertThat(bureau.context().of(next.id()).entries()).hasSize(1);
    assertThat(bureau.sessions().get(ID).ending()).isEqualTo(new Ending(0, "completed"));
  }

  @Test
  void resumesWhatGoesOnAsItIs() throws Exception {
    Bureau bureau = office.open();
    created(bureau);

    Session resumed = bureau.transitions().resume(ID);
    Session again = bureau.transitions().resume(ID);

    assertThat(resumed.id()).isEqualTo(ID);
    assertThat(resumed.status()).isEqualTo(Status.ACTIVE);
    assertThat(again.version()).isEqualTo(resumed.version());
  }

  /** Somebody else is faster. */
  @Test
  void resumesWhatFailsMeanwhileWithASuccessor() throws Exception {
    Bureau bureau = office.open();
    Bureau other = office.open();
    created(bureau);
    office.store().beforeNextCommit(() -> other.sessions().fail(ID, 1, "meanwhile"));

    Session resumed = bureau.transitions().resume(ID);

    assertThat(resumed.links().transitionedFrom()).isEqualTo(ID);
    assertThat(resumed.status()).isEqualTo(Status.ACTIVE);
  }

  static Stream<Runnable> failures() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("no sync");
        },
        () -> {
          throw new AssertionError("no sync");
        });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void goesOnThoughItsListenerFails(Runnable failure) throws Exception {
    Bureau bureau = office.open();
    started(bureau);
    TransitionListener fails =
        new TransitionListener() {
          @Override
          public void ended(Session old) {
            failure.run();
          }
        };

    Session next = bureau.transitions().transition(ID, CLEAR, fails).to();

    assertThat(next.status()).isEqualTo(Status.ACTIVE);
  }

  private static Usage usage(String message, long input) {
    Tokens tokens = Tokens.of(input, 0);
    return new Usage(new UsageKey(message), "claude-3-5-haiku-20241022", tokens, Instant.EPOCH);
  }
}
