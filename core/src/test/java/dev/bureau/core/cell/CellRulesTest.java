package dev.bureau.core.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.cell.CellRules.Todo;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CellRulesTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Cells NONE = Cells.ASPECT.empty();
  private static final SessionId SESSION = new SessionId("a");

  static CellKey key(int number) {
    return new CellKey(new MessageId("m"), "step", number);
  }

  static Step step(SideEffect effect, String input) {
    return new Step(new CellId("cell_00000001"), key(0), "tool", effect, input, AT);
  }

  static Cells with(Step step, CellStatus status) {
    return NONE.with(new Cell(step, status, null, null, AT, 0));
  }

  @ParameterizedTest
  @EnumSource(SideEffect.class)
  void runsACellThatIsNotKnown(SideEffect effect) {
    assertThat(CellRules.todo(NONE, step(effect, "x"))).isEqualTo(Todo.RUN);
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,   RUN,    RUN,    RUN",
    "RUNNING,   RUN,    RUN,    MARK_UNCERTAIN",
    "DONE,      REPLAY, REPLAY, REPLAY",
    "FAILED,    RUN,    RUN,    RUN",
    "INVALID,   RUN,    RUN,    RUN",
    "UNCERTAIN, PARK,   PARK,   PARK",
    "SKIPPED,   REPLAY, REPLAY, REPLAY"
  })
  void saysWhatToDoWithAKnownCell(CellStatus status, Todo readOnly, Todo idempotent, Todo effect) {
    List<Todo> todos =
        Stream.of(SideEffect.READ_ONLY, SideEffect.IDEMPOTENT, SideEffect.EFFECT)
            .map(each -> CellRules.todo(with(step(each, "x"), status), step(each, "x")))
            .toList();

    assertThat(todos).containsExactly(readOnly, idempotent, effect);
  }

  @Test
  void knowsWhatToDoForEveryStatus() {
    assertThat(CellStatus.values()).hasSize(7);
  }

  @ParameterizedTest
  @EnumSource(CellStatus.class)
  void runsAReadOnlyCellAgainWithAnotherInput(CellStatus status) {
    Cells cells = with(step(SideEffect.READ_ONLY, "x"), status);

    assertThat(CellRules.todo(cells, step(SideEffect.READ_ONLY, "y"))).isEqualTo(Todo.RUN);
  }

  static Stream<Arguments> others() {
    return Stream.of(SideEffect.IDEMPOTENT, SideEffect.EFFECT)
        .flatMap(effect -> Stream.of(CellStatus.values()).map(each -> Arguments.of(effect, each)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void refusesAnotherInputForACellThatChangesTheWorld(SideEffect effect, CellStatus status) {
    Cells cells = with(step(effect, "x"), status);

    assertThatExceptionOfType(CellInputChangedException.class)
        .isThrownBy(() -> CellRules.todo(cells, step(effect, "y")))
        .satisfies(refused -> assertThat(refused.recorded().inputDigest()).isEqualTo("x"));
  }

  @ParameterizedTest
  @EnumSource(
      value = CellStatus.class,
      names = {"RUNNING", "UNCERTAIN"})
  void forgetsNoEffectThatMayHaveHappenedWhenTheStepOnlyReadsNow(CellStatus status) {
    Cells cells = with(step(SideEffect.EFFECT, "x"), status);

    assertThatExceptionOfType(CellInputChangedException.class)
        .isThrownBy(() -> CellRules.todo(cells, step(SideEffect.READ_ONLY, "y")));
  }

  @Test
  void namesACellAfterItsKey() {
    CellId name = CellRules.nameOf(NONE, key(0));

    assertThat(CellRules.nameOf(NONE, key(0))).isEqualTo(name);
    assertThat(CellRules.nameOf(NONE, key(1))).isNotEqualTo(name);
  }

  @Test
  void keepsTheNameOfAKnownCell() {
    Cells cells = with(step(SideEffect.EFFECT, "x"), CellStatus.DONE);

    assertThat(CellRules.nameOf(cells, key(0))).isEqualTo(new CellId("cell_00000001"));
  }

  @Test
  void drawsAgainWhileAnotherCellHasTheName() {
    CellId first = CellRules.nameOf(NONE, key(0));
    Cells taken = NONE.with(new Cell(named(first, 7), CellStatus.DONE, null, null, AT, 0));
    CellId second = CellRules.nameOf(taken, key(0));
    Cells both = taken.with(new Cell(named(second, 8), CellStatus.DONE, null, null, AT, 0));

    CellId third = CellRules.nameOf(both, key(0));

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
  }

  private static Step named(CellId id, int number) {
    return new Step(id, key(number), "tool", SideEffect.EFFECT, "x", AT);
  }

  @ParameterizedTest
  @CsvSource({"RETRY, PENDING", "SKIP, SKIPPED", "SUPPLY, DONE"})
  void followsTheDecisionAboutAnUncertainCell(Resolution resolution, CellStatus status) {
    Step step = step(SideEffect.EFFECT, "x");
    Cells cells = with(step, CellStatus.UNCERTAIN);
    Result result = new Result(Map.of("ok", 1), null);

    List<Event<?>> events = CellRules.resolve(SESSION, cells, step.id(), resolution, result);

    Cells after = ((CellEvent) events.get(0)).applyTo(cells, AT);
    assertThat(events).hasSize(1);
    assertThat(after.find(step.id()).orElseThrow().status()).isEqualTo(status);
  }

  @Test
  void usesTheSuppliedResultOnlyWhenItIsSupplied() {
    Step step = step(SideEffect.EFFECT, "x");
    Cells cells = with(step, CellStatus.UNCERTAIN);
    Result result = new Result(Map.of("ok", 1), null);

    assertThat(CellRules.resolve(SESSION, cells, step.id(), Resolution.SUPPLY, result).get(0))
        .isEqualTo(new CellResolved(step, Resolution.SUPPLY, result));
    assertThat(CellRules.resolve(SESSION, cells, step.id(), Resolution.SKIP, result).get(0))
        .isEqualTo(new CellResolved(step, Resolution.SKIP, Result.EMPTY));
  }

  @ParameterizedTest
  @EnumSource(value = CellStatus.class, names = "UNCERTAIN", mode = EnumSource.Mode.EXCLUDE)
  void refusesADecisionAboutACellThatWaitsForNone(CellStatus status) {
    Step step = step(SideEffect.EFFECT, "x");
    Cells cells = with(step, status);

    assertThatExceptionOfType(CellNotUncertainException.class)
        .isThrownBy(
            () -> CellRules.resolve(SESSION, cells, step.id(), Resolution.SKIP, Result.EMPTY));
  }

  @Test
  void refusesADecisionAboutACellThatIsNotThere() {
    CellId none = new CellId("cell_ffffffff");

    assertThatExceptionOfType(CellNotUncertainException.class)
        .isThrownBy(() -> CellRules.resolve(SESSION, NONE, none, Resolution.SKIP, Result.EMPTY));
  }
}
