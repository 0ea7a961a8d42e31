package dev.bureau.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.discipline.Verdict;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.routing.Estimate;
import dev.bureau.core.routing.Route;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R6, R7: an agent routes and reads while it handles a message. */
class RoutingInHandlerTest {
  private static final SessionId BOSS = new SessionId("boss");
  private static final SessionId BENCH = new SessionId("bench");

  private final Office office = new Office();
  private final AtomicReference<Work> work = new AtomicReference<>((message, context) -> {});
  private final Bureau bureau = office.open((message, context) -> work.get().at(message, context));

  /** What the agent does with the next message. */
  private interface Work {
    void at(Message message, Context context) throws Exception;
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void handled(Work each) throws Exception {
    work.set(each);
    if (bureau.sessions().find(BOSS).isEmpty()) {
      bureau
          .sessions()
          .create(SessionSpec.director("d").id(BOSS).agent(Office.AGENT).role("router"));
      bureau.sessions().start(BOSS);
      bureau.sessions().create(SessionSpec.department("d").id(BENCH));
      bureau.sessions().start(BENCH);
    }
    Office.awaitHandled(bureau, bureau.send(BOSS, Office.letter()));
  }

  private static List<Verdict> reads(Context context, int count) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      verdicts.add(context.read("f" + i));
    }
    return verdicts;
  }

  @Test
  void routesAndEscalatesWithTheHandling() throws Exception {
    AtomicReference<Choice> told = new AtomicReference<>();

    handled((message, context) -> told.set(context.route(Estimate.of(0.9, 0.8), "review")));

    assertThat(told.get()).isEqualTo(new Choice(Route.ORCHESTRATOR, "opus"));
    assertThat(bureau.routing().metrics(BOSS).latest())
        .extracting(each -> each.decided().workflow())
        .containsExactly("review");
    assertThat(bureau.sessions().get(BOSS).profile().assignment().model()).isEqualTo("opus");
  }

  @Test
  void decidesNothingInAnAttemptThatFails() throws Exception {
    AtomicInteger attempts = new AtomicInteger();

    handled(
        (message, context) -> {
          context.route(Estimate.of(0.9, 0.8), null);
          context.read("a");
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("once");
          }
        });

    assertThat(bureau.routing().metrics(BOSS).total()).isOne();
    assertThat(bureau.discipline().of(BOSS).discipline().count()).isOne();
  }

  @Test
  void isBlockedBeyondTheLimitWithinOneHandling() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();

    handled((message, context) -> verdicts.addAll(reads(context, 6)));

    assertThat(verdicts.subList(0, 5)).containsOnly(Verdict.ALLOWED);
    assertThat(verdicts.get(5)).isEqualTo(Verdict.BLOCKED);
    assertThat(bureau.discipline().of(BOSS).discipline().blocked()).isOne();
  }

  @Test
  void isBlockedAfterWhatEarlierHandlingsRead() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    handled((message, context) -> reads(context, 5));

    handled((message, context) -> verdicts.add(context.read("g")));

    assertThat(verdicts).containsExactly(Verdict.BLOCKED);
  }

  @Test
  void readsOnOnceItHasDelegated() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    handled((message, context) -> reads(context, 5));

    handled(
        (message, context) -> {
          context.delegate(BENCH, Office.letter(), Duration.ofHours(1));
          verdicts.add(context.read("g"));
        });

    assertThat(verdicts).containsExactly(Verdict.ALLOWED);
    assertThat(bureau.discipline().of(BOSS).discipline().count()).isOne();
  }

  @Test
  void resetsTheCounterInTheCommitOfTheDelegation() throws Exception {
    handled((message, context) -> reads(context, 3));
    long before = bureau.sessions().get(BOSS).version();

    handled((message, context) -> context.delegate(BENCH, Office.letter(), Duration.ofHours(1)));

    assertThat(bureau.sessions().get(BOSS).version()).isEqualTo(before + 1);
    assertThat(bureau.discipline().of(BOSS).discipline().count()).isZero();
    assertThat(bureau.discipline().of(BOSS).discipline().reads()).isEqualTo(3);
  }
}
