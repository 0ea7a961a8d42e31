package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Cell;
import dev.bureau.core.cell.CellBecameUncertain;
import dev.bureau.core.cell.CellKey;
import dev.bureau.core.cell.CellNotUncertainException;
import dev.bureau.core.cell.CellStarted;
import dev.bureau.core.cell.CellStatus;
import dev.bureau.core.cell.Resolution;
import dev.bureau.core.cell.SideEffect;
import dev.bureau.core.cell.Step;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.message.Delivery;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.ManualSeams;
import dev.bureau.orchestrator.Office;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Attempts;
import dev.bureau.orchestrator.agent.CellSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process dies in the middle of a cell's work, and another one takes the session over. */
class UncertainCellTest {
  private final Office office = new Office();
  private final ManualSeams seams = ManualSeams.machine();
  private final Bureau reader = office.open(seams);
  private final AtomicInteger works = new AtomicInteger();
  private SessionId id;
  private MessageId message;

  @BeforeEach
  void create() {
    id = Office.started(reader);
    message = reader.send(id, Office.letter("charge"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void makesAnEffectUncertain() throws Exception {
    parked();

    assertThat(reader.sessions().cells(id))
        .extracting(Cell::status)
        .containsExactly(CellStatus.UNCERTAIN);
  }

  @Test
  void neverRepeatsAnEffectUnasked() throws Exception {
    parked();
    office.store().awaitLooks();

    assertThat(works).hasValue(0);
  }

  @Test
  void parksTheMessageAndCountsNoAttempt() throws Exception {
    parked();
    office.store().awaitLooks();

    assertThat(reader.store().mailboxes().pending(id, seams.wall().instant(), 10))
        .singleElement()
        .extracting(Delivery::failures)
        .isEqualTo(0);
  }

  @Test
  void parksTheMessageThoughTheAgentCatchesEverything() throws Exception {
    dieInTheMiddleOf(SideEffect.EFFECT);
    takeOver(
        (message, context) -> {
          try {
            context.cell(spec(SideEffect.EFFECT), () -> Map.of());
          } catch (RuntimeException e) {
            context.update(SessionUpdate.metadata(Map.of("swallowed", true)));
          }
        });
    Office.await(reader, id, CellBecameUncertain.class);
    office.store().awaitLooks();

    assertThat(reader.store().mailboxes().counts(id).waiting()).isEqualTo(1);
    assertThat(reader.sessions().get(id).metadata()).isEmpty();
  }

  @Test
  void letsOtherMessagesGoOn() throws Exception {
    Bureau bureau = parked();
    MessageId next = bureau.send(id, Office.letter("other"));

    assertThat(Office.awaitHandled(bureau, next).session()).isEqualTo(id);
  }

  @Test
  void letsOtherMessagesGoOnThoughManyAreParked() throws Exception {
    List<Event<?>> uncertain = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      MessageId parked = reader.send(id, Office.letter());
      uncertain.add(new CellBecameUncertain(step(i, parked)));
    }
    new Door(reader.store(), new Fold(CoreEvents.CATALOGUE), seams)
        .change(
            id, Caller.of(Actor.node("test")), (session, aspects, moment) -> Change.of(uncertain));
    MessageId next = reader.send(id, Office.letter("other"));
    takeOver(Office.doesNothing());

    assertThat(Office.awaitHandled(reader, next).session()).isEqualTo(id);
  }

  @Test
  void keepsTheMessageParkedInLaterProcesses() throws Exception {
    office.close(parked());
    Bureau later = takeOver(charging(SideEffect.EFFECT));
    Office.awaitHandled(later, later.send(id, Office.letter("other")));

    assertThat(reader.store().mailboxes().counts(id).waiting()).isEqualTo(1);
  }

  @Test
  void runsTheWorkAgainIfItIsDecidedToRetry() throws Exception {
    Bureau bureau = parked();
    bureau.sessions().resolve(id, cell(), Resolution.RETRY, Map.of());
    Office.awaitHandled(bureau, message);

    assertThat(works).hasValue(1);
    assertThat(reader.sessions().get(id).metadata()).containsEntry("paid", 1L);
  }

  @Test
  void goesOnWithoutAResultIfItIsDecidedToSkip() throws Exception {
    Bureau bureau = parked();
    bureau.sessions().resolve(id, cell(), Resolution.SKIP, Map.of("ignored", true));
    Office.awaitHandled(bureau, message);

    assertThat(works).hasValue(0);
    assertThat(reader.sessions().get(id).metadata()).isEmpty();
  }

  @Test
  void goesOnWithTheResultThatIsSupplied() throws Exception {
    Bureau bureau = parked();
    bureau.sessions().resolve(id, cell(), Resolution.SUPPLY, Map.of("paid", 77));
    Office.awaitHandled(bureau, message);

    assertThat(works).hasValue(0);
    assertThat(reader.sessions().get(id).metadata()).containsEntry("paid", 77L);
  }

  @Test
  void keepsALargeSuppliedResultOutOfTheJournal() throws Exception {
    Bureau bureau = parked();
    Map<String, Object> large = Map.of("text", "x".repeat(20_000));
    bureau.sessions().resolve(id, cell(), Resolution.SUPPLY, large);

    assertThat(reader.sessions().cells(id).get(0).result().blob()).isNotNull();
  }

  @Test
  void mayBeDecidedWhereNoAgentRuns() throws Exception {
    parked();
    reader.sessions().resolve(id, cell(), Resolution.SUPPLY, Map.of("paid", 77));

    assertThat(Office.awaitHandled(reader, message).session()).isEqualTo(id);
  }

  @Test
  void isDecidedOnce() throws Exception {
    Bureau bureau = parked();
    CellId cell = cell();
    bureau.sessions().resolve(id, cell, Resolution.SKIP, Map.of());

    assertThatThrownBy(() -> bureau.sessions().resolve(id, cell, Resolution.RETRY, Map.of()))
        .isInstanceOf(CellNotUncertainException.class);
  }

  /** What has begun is not given up for being late. */
  @Test
  void isInDoubtThoughItsDeadlineIsOver() throws Exception {
    id = Office.started(reader);
    message =
        reader.send(id, Office.letter("charge").deadline(seams.wall().instant().plusSeconds(60)));
    dieInTheMiddleOf(SideEffect.EFFECT);
    seams.advance(Duration.ofMinutes(2));

    takeOver(charging(SideEffect.EFFECT));
    Office.await(reader, id, CellBecameUncertain.class);
    reader.sessions().resolve(id, cell(), Resolution.SUPPLY, Map.of("paid", 77));
    Office.awaitHandled(reader, message);

    assertThat(works).hasValue(0);
    assertThat(reader.sessions().get(id).metadata()).containsEntry("paid", 77L);
  }

  @Test
  void runsAnIdempotentCellAgain() throws Exception {
    dieInTheMiddleOf(SideEffect.IDEMPOTENT);
    takeOver(charging(SideEffect.IDEMPOTENT));
    Office.awaitHandled(reader, message);

    assertThat(works).hasValue(1);
  }

  @Test
  void runsAnIdempotentCellAgainUnderTheSameName() throws Exception {
    dieInTheMiddleOf(SideEffect.IDEMPOTENT);
    CellId before = cell();
    takeOver(charging(SideEffect.IDEMPOTENT));
    Office.awaitHandled(reader, message);

    assertThat(cell()).isEqualTo(before);
  }

  /** The session in the hands of a process that has found the effect uncertain. */
  private Bureau parked() throws Exception {
    dieInTheMiddleOf(SideEffect.EFFECT);
    Bureau bureau = takeOver(charging(SideEffect.EFFECT));
    Office.await(bureau, id, CellBecameUncertain.class);
    return bureau;
  }

  private void dieInTheMiddleOf(SideEffect effect) throws Exception {
    ManualSeams dying = seams.another();
    office.open(
        Office.config().withPoll(Duration.ofHours(1)),
        dying,
        (message, context) ->
            context.cell(
                spec(effect),
                () -> {
                  office.block();
                  return Map.of();
                }));
    Office.await(reader, id, CellStarted.class);
    dying.die();
  }

  private Bureau takeOver(Agent agent) {
    return office.open(Office.config(), seams.another(), agent);
  }

  private Agent charging(SideEffect effect) {
    return (message, context) -> {
      if (message.content().equals(Map.of("text", "charge"))) {
        Map<String, Object> result =
            context.cell(spec(effect), () -> Map.of("paid", works.incrementAndGet()));
        context.update(SessionUpdate.metadata(result));
      }
    };
  }

  private CellId cell() {
    List<Cell> cells = reader.sessions().cells(id);
    assertThat(cells).hasSize(1);
    return cells.get(0).step().id();
  }

  private Step step(int number, MessageId parked) {
    return new Step(
        new CellId("cell_%08x".formatted(number)),
        new CellKey(parked, "step", 0),
        "step",
        SideEffect.EFFECT,
        "0".repeat(64),
        seams.wall().instant());
  }

  private static CellSpec spec(SideEffect effect) {
    return new CellSpec("charge", "step", effect, Map.of(), Attempts.ANY, null);
  }
}
