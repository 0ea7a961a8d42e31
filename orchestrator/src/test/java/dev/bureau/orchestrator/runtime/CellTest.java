package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellCompleted;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.error.BureauException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import dev.bureau.core.message.MessageHandled;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Attempts;
import dev.bureau.orchestrator.agent.CellSpec;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.orchestrator.agent.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellTest {
  private final Office office = new Office();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger works = new AtomicInteger();
  private final Work counted = () -> Map.of("work", works.incrementAndGet());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void recordsItsResult() throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(effect(), counted));
    SessionId id = handled(bureau);

    Cell cell = bureau.sessions().cells(id).get(0);
    assertThat(cell.status()).isEqualTo(CellStatus.DONE);
    assertThat(bureau.sessions().result(cell)).isEqualTo(Map.of("work", 1L));
  }

  @Test
  void givesItsResultInNormalForm() throws Exception {
    BlockingQueue<Map<String, Object>> results = new LinkedBlockingQueue<>();
    Bureau bureau = office.open((message, context) -> results.add(context.cell(effect(), counted)));
    handled(bureau);

    assertThat(results.take()).isEqualTo(Map.of("work", 1L));
  }

  /** X23: it would not be done again when the cell's result is replayed. */
  @ParameterizedTest
  @MethodSource("operations")
  void refusesWhatBelongsToTheHandling(Operation operation) throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              try {
                context.cell(
                    effect(),
                    () -> {
                      operation.on(context);
                      return Map.of();
                    });
              } catch (InsideCellException e) {
                context.update(SessionUpdate.metadata(Map.of("refused", e.cell().value())));
              }
            });
    SessionId id = handled(bureau);

    Cell cell = bureau.sessions().cells(id).get(0);
    assertThat(cell.status()).isEqualTo(CellStatus.FAILED);
    assertThat(bureau.sessions().get(id).metadata())
        .isEqualTo(Map.of("refused", cell.step().id().value()));
  }

  /** What an agent does by its context. */
  @FunctionalInterface
  interface Operation {
    void on(Context context) throws Exception;
  }

  static Stream<Named<Operation>> operations() {
    SessionId somebody = new SessionId("somebody");
    Letter letter = Office.letter();
    return Stream.of(
        named("send", context -> context.send(somebody, letter)),
        named("request", context -> context.request(somebody, letter, Duration.ofMinutes(1))),
        named("ask", context -> context.ask("ann", Map.of(), Duration.ofMinutes(1))),
        named("reply", context -> context.reply(letter)),
        named("publish", context -> context.publish("group", letter)),
        named("attach", context -> context.attach(Map.of())),
        named("complete", context -> context.complete("done")),
        named("update", context -> context.update(SessionUpdate.metadata(Map.of("a", 1)))),
        named("read", context -> context.read("file")),
        named("cell", context -> context.cell(CellSpec.readOnly("inner"), Map::of)));
  }

  private static Named<Operation> named(String name, Operation operation) {
    return Named.of(name, operation);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotRunAgainOnceItIsDone(SideEffect effect) throws Exception {
    Bureau bureau =
        office.open(failingOnce((message, context) -> context.cell(spec(effect), counted)));
    handled(bureau);

    assertThat(works).hasValue(1);
  }

  @Test
  void givesTheRecordedResultAtTheNextAttempt() throws Exception {
    BlockingQueue<Map<String, Object>> results = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            failingOnce((message, context) -> results.add(context.cell(effect(), counted))));
    handled(bureau);

    assertThat(results).containsExactly(Map.of("work", 1L), Map.of("work", 1L));
  }

  @Test
  void isDurableBeforeTheHandlingEnds() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              context.cell(effect(), counted);
              office.block();
            });
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());

    assertThat(Office.await(bureau, id, CellCompleted.class).event())
        .isInstanceOf(CellCompleted.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"EFFECT", "IDEMPOTENT"})
  void isStartedDurablyBeforeItsWork(SideEffect effect) throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(spec(effect), counted));

    assertThat(Office.cellEvents(bureau, handled(bureau)))
        .containsExactly("CellStarted", "CellCompleted");
  }

  @Test
  void isNotStartedDurablyIfItOnlyReads() throws Exception {
    Bureau bureau =
        office.open((message, context) -> context.cell(CellSpec.readOnly("step"), counted));

    assertThat(Office.cellEvents(bureau, handled(bureau))).containsExactly("CellCompleted");
  }

  @Test
  void runsAgainWithAnotherInputIfItOnlyReads() throws Exception {
    Bureau bureau =
        office.open(
            failingOnce(
                (message, context) ->
                    context.cell(
                        CellSpec.readOnly("step").input(Map.of("attempt", attempts.get())),
                        counted)));
    handled(bureau);

    assertThat(works).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"EFFECT", "IDEMPOTENT"})
  void refusesAnotherInput(SideEffect effect) throws Exception {
    Bureau bureau =
        office.open(
            failingOnce(
                (message, context) ->
                    context.cell(spec(effect).input(Map.of("attempt", attempts.get())), counted)));
    bureau.send(Office.started(bureau), Office.letter());
    office.store().takeFailure();

    assertThat(office.store().takeFailure().reason()).contains("has run with another input");
  }

  @ParameterizedTest
  @EnumSource
  void isFailedWhenItsWorkThrows(SideEffect effect) throws Exception {
    BlockingQueue<Cell> seen = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            (message, context) -> {
              seen.addAll(context.cells().all());
              context.cell(spec(effect), throwingOnce());
            });
    handled(bureau);

    assertThat(seen).extracting(Cell::status).containsExactly(CellStatus.FAILED);
    assertThat(seen).extracting(Cell::error).containsExactly("java.io.IOException: no line");
  }

  @ParameterizedTest
  @EnumSource
  void runsAgainAfterItsWorkThrew(SideEffect effect) throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(spec(effect), throwingOnce()));
    handled(bureau);

    assertThat(works).hasValue(2);
  }

  @Test
  void isFailedWhenItsWorkFindsAnAssertionBroken() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    effect(),
                    () -> {
                      throw new AssertionError("cannot be");
                    }));
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    office.store().takeBuried();

    assertThat(bureau.sessions().cells(id))
        .extracting(Cell::status)
        .containsExactly(CellStatus.FAILED);
  }

  @Test
  void isNotRepeatedUnaskedIfItsResultCouldNotBeKept() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) ->
                context.cell(
                    effect(),
                    () -> {
                      works.incrementAndGet();
                      office.store().breakBlobsOnce();
                      return large();
                    }));
    SessionId id = Office.started(bureau);
    bureau.send(id, Office.letter());
    Office.await(bureau, id, CellBecameUncertain.class);

    assertThat(works).hasValue(1);
  }

  @Test
  void maySurviveInAnAgentThatCatches() throws Exception {
    Bureau bureau =
        office.open(
            (message, context) -> {
              try {
                context.cell(effect(), throwingOnce());
              } catch (IOException e) {
                context.update(SessionUpdate.metadata(Map.of("gave", "up")));
              }
            });
    SessionId id = handled(bureau);

    assertThat(bureau.sessions().get(id).metadata()).containsEntry("gave", "up");
  }

  /** What the store could not do is in no journal, so nothing may follow from it. */
  @Test
  void hidesWhatTheStoreCouldNotDoFromAnAgentThatCatches() throws Exception {
    AtomicBoolean works = new AtomicBoolean(true);
    Bureau bureau =
        office.open(
            (message, context) -> {
              try {
                context.cell(
                    spec(SideEffect.READ_ONLY),
                    () -> {
                      if (works.getAndSet(false)) {
                        office.store().breakCommitOnce();
                      }
                      return Map.of();
                    });
              } catch (BureauException e) {
                context.update(SessionUpdate.metadata(Map.of("gave", "up")));
              }
            });
    SessionId id = handled(bureau);

    assertThat(bureau.sessions().get(id).metadata()).doesNotContainKey("gave");
  }

  @Test
  void keepsALargeResultOutOfTheJournal() throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(effect(), this::large));
    SessionId id = handled(bureau);

    Cell cell = bureau.sessions().cells(id).get(0);
    assertThat(cell.result().value()).isNull();
    assertThat(cell.result().blob()).isNotNull();
  }

  @Test
  void givesALargeResultAsItWas() throws Exception {
    BlockingQueue<Map<String, Object>> results = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            failingOnce((message, context) -> results.add(context.cell(effect(), this::large))));
    handled(bureau);

    assertThat(results).hasSize(2).allMatch(large()::equals);
  }

  @Test
  void keepsALargeResultAsLongAsTheSession() throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(effect(), this::large));
    SessionId id = handled(bureau);
    bureau.store().blobs().collect(Instant.MAX);

    assertThat(bureau.sessions().result(bureau.sessions().cells(id).get(0))).isEqualTo(large());
  }

  @Test
  void isAnotherOneAtEachOccurrenceOfItsName() throws Exception {
    BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            (message, context) -> {
              results.add(context.cell(effect(), counted).get("work"));
              results.add(context.cell(effect(), counted).get("work"));
            });
    handled(bureau);

    assertThat(results).containsExactly(1L, 2L);
  }

  @Test
  void isTheSameOccurrenceAtTheNextAttempt() throws Exception {
    BlockingQueue<Object> results = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            failingOnce(
                (message, context) -> {
                  results.add(context.cell(effect(), counted).get("work"));
                  results.add(context.cell(effect(), counted).get("work"));
                }));
    handled(bureau);

    assertThat(results).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void isAnotherOneForEachMessage() throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(effect(), counted));
    SessionId id = handled(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

    assertThat(works).hasValue(2);
    assertThat(bureau.sessions().cells(id)).hasSize(2);
  }

  @Test
  void keepsTheTimeOfTheHandlingForLaterAttempts() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    BlockingQueue<Instant> times = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            Office.config(),
            seams,
            failingOnce(
                (message, context) -> {
                  times.add(context.now());
                  context.cell(effect(), counted);
                }));
    bureau.send(Office.started(bureau), Office.letter());
    Instant first = Deadline.take(times);
    office.store().takeFailure();
    seams.advance(Duration.ofHours(1));

    assertThat(Deadline.take(times)).isEqualTo(first);
  }

  @Test
  void fixesNoTimeUntilItIsThere() throws Exception {
    ManualSeams seams = ManualSeams.machine();
    BlockingQueue<Instant> times = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(
            Office.config(), seams, failingOnce((message, context) -> times.add(context.now())));
    bureau.send(Office.started(bureau), Office.letter());
    Instant first = Deadline.take(times);
    office.store().takeFailure();
    seams.advance(Duration.ofHours(1));

    assertThat(Deadline.take(times)).isEqualTo(first.plus(Duration.ofHours(1)));
  }

  @Test
  void isNotNeededForTheSameRandomnessAtEachAttempt() throws Exception {
    BlockingQueue<Long> drawn = new LinkedBlockingQueue<>();
    Bureau bureau =
        office.open(failingOnce((message, context) -> drawn.add(context.random().nextLong())));
    handled(bureau);

    assertThat(Deadline.take(drawn)).isEqualTo(Deadline.take(drawn));
  }

  @Test
  void isNotNeededForOtherRandomnessInOtherHandlings() throws Exception {
    BlockingQueue<Long> drawn = new LinkedBlockingQueue<>();
    Bureau bureau = office.open((message, context) -> drawn.add(context.random().nextLong()));
    SessionId id = handled(bureau);
    bureau.send(id, Office.letter());

    assertThat(Deadline.take(drawn)).isNotEqualTo(Deadline.take(drawn));
  }

  @Test
  void isCommittedApartFromTheHandlingsEnd() throws Exception {
    Bureau bureau = office.open((message, context) -> context.cell(effect(), counted));
    SessionId id = handled(bureau);
    long last = bureau.sessions().get(id).version();

    assertThat(Office.eventsOf(bureau, id, last)).hasExactlyElementsOfTypes(MessageHandled.class);
  }

  private Agent failingOnce(Agent agent) {
    return (message, context) -> {
      agent.handle(message, context);
      if (attempts.incrementAndGet() == 1) {
        throw new IOException("no line");
      }
    };
  }

  private Work throwingOnce() {
    return () -> {
      if (works.incrementAndGet() == 1) {
        throw new IOException("no line");
      }
      return Map.of();
    };
  }

  private Map<String, Object> large() {
    return Map.of("text", "x".repeat(20_000), "list", List.of(1L, true, "three"));
  }

  private static CellSpec effect() {
    return CellSpec.effect("step");
  }

  private static CellSpec spec(SideEffect effect) {
    return new CellSpec("step", "step", effect, Map.of(), Attempts.ANY, null);
  }

  private static SessionId handled(Bureau bureau) throws Exception {
    SessionId id = Office.started(bureau);
    Office.awaitHandled(bureau, bureau.send(id, Office.letter()));
    return id;
  }
}
