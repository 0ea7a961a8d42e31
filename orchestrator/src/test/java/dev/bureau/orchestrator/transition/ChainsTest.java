package dev.bureau.orchestrator.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bureau.core.access.Access;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Door;
import dev.bureau.core.door.NoSuchSessionException;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.session.Status;
import dev.bureau.core.transition.Cause;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.feed.EntryListener;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.transitions.TransitionSpec;
import dev.bureau.transitions.Transitioned.Manner;
import dev.bureau.transitions.chain.ChainStatistics;
import dev.bureau.transitions.chain.Chains;
import dev.bureau.transitions.chain.Life;
import dev.bureau.transitions.chain.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** X12: the history of chains, their export, and figures about all of them. */
@Timeout(60)
class ChainsTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau bureau = office.open(seams);
  private final Chains chains = bureau.chains();
  private final Instant beginning = now();

  @AfterEach
  void close() {
    office.close();
  }

  private Instant now() {
    return seams.wall().instant();
  }

  private SessionId started(String id) {
    return bureau.sessions().create(SessionSpec.active(id).id(new SessionId(id))).id();
  }

  private SessionId passed(SessionId id, Cause cause) throws InterruptedException {
    seams.advance(Duration.ofMinutes(10));
    return bureau.transitions().transition(id, TransitionSpec.of(cause)).to().id();
  }

  private ChainStatistics statistics(Instant since) {
    return chains.statistics(since, now().plusNanos(1));
  }

  @Test
  void tellTheLivesOfEachMemberOldestFirst() throws InterruptedException {
    SessionId first = started("first");
    bureau.sessions().start(first);
    SessionId second = passed(first, Cause.CLEAR);
    SessionId third = passed(second, Cause.HANDOFF);

    for (SessionId each : List.of(first, second, third)) {
      assertThat(chains.of(each))
          .extracting(life -> life.session().id())
          .containsExactly(first, second, third);
    }
  }

  @Test
  void tellHowEachLifeEnded() throws InterruptedException {
    SessionId first = started("first");
    bureau.sessions().start(first);
    seams.advance(Duration.ofMinutes(5));
    SessionId second = passed(first, Cause.CLEAR);

    List<Life> lives = chains.of(second);

    assertThat(lives.get(0).session().status()).isEqualTo(Status.COMPLETED);
    assertThat(lives.get(0).lived()).isEqualTo(Duration.ofMinutes(15));
    assertThat(lives.get(0).passed())
        .isEqualTo(new Passed(Cause.CLEAR, Manner.GRACEFUL, now(), Duration.ZERO));
    assertThat(lives.get(1)).isEqualTo(new Life(bureau.sessions().get(second), null));
    assertThat(lives.get(1).lived()).isNull();
  }

  @Test
  void findThePassageHoweverMuchWasRecordedAfterIt() throws InterruptedException {
    SessionId first = started("first");
    bureau.sessions().start(first);
    passed(first, Cause.EMERGENCY);
    for (int i = 0; i < 300; i++) {
      bureau.sessions().update(first, SessionUpdate.metadata(Map.of("n", i)));
    }

    assertThat(chains.of(first).get(0).passed())
        .extracting(Passed::cause)
        .isEqualTo(Cause.EMERGENCY);
  }

  @Test
  void tellOfOneThatNeverPassed() {
    SessionId alone = started("alone");

    assertThat(chains.of(alone)).hasSize(1);
    assertThatThrownBy(() -> chains.of(new SessionId("nobody")))
        .isInstanceOf(NoSuchSessionException.class);
  }

  @Test
  void exportALineOfJsonForEachLife() throws InterruptedException {
    SessionId first = started("first");
    bureau.sessions().start(first);
    SessionId second = passed(first, Cause.CLEAR);
    List<String> lines = new ArrayList<>();

    chains.export(second, lines::add);

    assertThat(lines).hasSize(2).noneMatch(each -> each.contains("\n"));
    assertThat(object(lines.get(0)).keySet())
        .containsExactly(
            "id",
            "chain",
            "type",
            "status",
            "name",
            "transitionedTo",
            "createdAt",
            "startedAt",
            "endedAt",
            "livedMillis",
            "exitCode",
            "endReason",
            "tokens",
            "costUSD",
            "cause",
            "manner",
            "passedAt",
            "waitedMillis");
    assertThat(object(lines.get(0)))
        .containsEntry("id", "first")
        .containsEntry("status", "COMPLETED")
        .containsEntry("transitionedTo", second.value())
        .containsEntry("livedMillis", Duration.ofMinutes(10).toMillis())
        .containsEntry("cause", "CLEAR")
        .containsEntry("manner", "GRACEFUL");
    assertThat(object(lines.get(1)))
        .containsEntry("chain", "first")
        .containsEntry("transitionedFrom", "first")
        .doesNotContainKeys("endedAt", "livedMillis", "cause");
  }

  private static Map<String, Object> object(String line) {
    return Json.read("line", line, JsonLimits.RECORD);
  }

  @Test
  void countPassagesByCauseAndHour() throws InterruptedException {
    SessionId one = started("one");
    SessionId other = started("other");
    passed(passed(one, Cause.CLEAR), Cause.CLEAR);
    bureau.sessions().start(other);
    bureau.sessions().fail(other, 1, "broken");
    bureau.transitions().resume(other);

    ChainStatistics all = chains.statistics(beginning, beginning.plus(Duration.ofHours(2)));

    assertThat(all.transitions()).isEqualTo(3);
    assertThat(all.byCause())
        .containsEntry(Cause.CLEAR, 2L)
        .containsEntry(Cause.RECOVERY, 1L)
        .containsEntry(Cause.HANDOFF, 0L);
    assertThat(all.byManner()).isEqualTo(Map.of(Manner.GRACEFUL, 3L, Manner.FORCED, 0L));
    assertThat(all.perHour()).isCloseTo(1.5, within(1e-9));
    assertThat(all.open()).isZero();
  }

  @Test
  void measureChainsAndLives() throws InterruptedException {
    SessionId one = started("one");
    bureau.sessions().start(one);
    passed(passed(one, Cause.CLEAR), Cause.CLEAR);
    SessionId other = started("other");
    bureau.sessions().start(other);
    seams.advance(Duration.ofMinutes(30));
    passed(other, Cause.CLEAR);
    started("alone");

    ChainStatistics all = statistics(beginning);

    assertThat(all.lengths()).isEqualTo(Map.of(2, 1L, 3, 1L));
    assertThat(all.chains()).isEqualTo(2);
    assertThat(all.longest()).isEqualTo(3);
    assertThat(all.meanLength()).isCloseTo(2.5, within(1e-9));
    assertThat(all.meanLife()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void countWhatPassedInThatTimeOnly() throws InterruptedException {
    SessionId second = passed(started("first"), Cause.CLEAR);
    seams.advance(Duration.ofHours(1));
    Instant later = now();
    SessionUpdate changed = SessionUpdate.metadata(Map.of("a", 1));
    bureau.sessions().update(new SessionId("first"), changed);
    assertThat(statistics(later).transitions()).isZero();
    passed(second, Cause.CLEAR);

    ChainStatistics since = statistics(later);

    assertThat(since.transitions()).isEqualTo(1);
    assertThat(since.lengths()).isEqualTo(Map.of(3, 1L));
    assertThat(chains.statistics(beginning, later).transitions()).isEqualTo(1);
  }

  @Test
  void areEmptyWhereNothingHasPassed() {
    started("alone");

    ChainStatistics none = statistics(beginning);

    assertThat(none.transitions()).isZero();
    assertThat(none.longest()).isZero();
    assertThat(none.meanLength()).isNull();
    assertThat(none.meanLife()).isNull();
  }

  @Test
  void needATimeThatPasses() {
    assertThatThrownBy(() -> chains.statistics(beginning, beginning))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("since");
  }

  @Test
  void countPassagesThatNobodyHasSeenThrough() {
    SessionId first = started("first");
    Passages.halfWay(new Access(door(), bureau.store(), seams, Actor.user("ann")), first);

    assertThat(statistics(beginning).open()).isEqualTo(1);
    assertThat(chains.of(first)).hasSize(1);
  }

  @Test
  void tellWhoWasForced() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    Bureau working =
        office.open(
            (message, context) -> {
              atWork.countDown();
              office.block();
            });
    SessionId busy = Office.started(working);
    working.send(busy, Office.letter());
    atWork.await();

    working
        .transitions()
        .transition(busy, TransitionSpec.of(Cause.CLEAR).drain(Duration.ofMillis(20)));

    Passed passed = Objects.requireNonNull(working.chains().of(busy).get(0).passed());
    assertThat(passed.manner()).isEqualTo(Manner.FORCED);
    assertThat(passed.waited()).isPositive();
  }

  @Test
  void tellWhoWasWaitedFor() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Bureau working =
        office.open(
            (message, context) -> {
              atWork.countDown();
              mayEnd.await();
            });
    SessionId busy = Office.started(working);
    working.send(busy, Office.letter());
    atWork.await();
    working.follow(
        Follow.fromStart().types("transition.intended"),
        (EntryListener) entry -> mayEnd.countDown());

    working.transitions().transition(busy, TransitionSpec.of(Cause.CLEAR));

    Passed passed = Objects.requireNonNull(working.chains().of(busy).get(0).passed());
    assertThat(passed.manner()).isEqualTo(Manner.GRACEFUL);
  }

  private Door door() {
    return new Door(bureau.store(), new Fold(bureau.catalogue()), seams);
  }
}
