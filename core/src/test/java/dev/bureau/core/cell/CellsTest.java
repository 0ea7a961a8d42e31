package dev.bureau.core.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.CellId;
import dev.bureau.core.id.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
  private static final Result RESULT = new Result(Map.of("n", 1), null);

  private static Step step(int number) {
    return new Step(
        new CellId("cell_%08x".formatted(number)),
        new CellKey(new MessageId("m" + number), "step", 0),
        "tool",
        SideEffect.EFFECT,
        "x",
        AT);
  }

  private static Cells after(CellEvent... events) {
    Cells cells = Cells.ASPECT.empty();
    for (CellEvent each : events) {
      cells = each.applyTo(cells, AT);
    }
    return cells;
  }

  @Test
  void keepsCellsInTheOrderOfTheirFirstAppearance() {
    Cells cells =
        after(
            new CellStarted(step(2)),
            new CellStarted(step(1)),
            new CellCompleted(step(2), RESULT),
            new CellStarted(step(3)));

    assertThat(cells.all()).extracting(Cell::step).containsExactly(step(2), step(1), step(3));
  }

  @Test
  void followsACellThroughItsLife() {
    List<CellEvent> life =
        List.of(
            new CellStarted(step(1)),
            new CellFailed(step(1), "no luck"),
            new CellStarted(step(1)),
            new CellBecameUncertain(step(1)),
            new CellResolved(step(1), Resolution.RETRY, Result.EMPTY),
            new CellStarted(step(1)),
            new CellCompleted(step(1), RESULT));

    List<CellStatus> statuses =
        IntStream.rangeClosed(1, life.size())
            .mapToObj(n -> after(life.subList(0, n).toArray(CellEvent[]::new)))
            .map(cells -> cells.find(step(1).id()).orElseThrow().status())
            .toList();

    assertThat(statuses)
        .containsExactly(
            CellStatus.RUNNING,
            CellStatus.FAILED,
            CellStatus.RUNNING,
            CellStatus.UNCERTAIN,
            CellStatus.PENDING,
            CellStatus.RUNNING,
            CellStatus.DONE);
  }

  @Test
  void findsACellByItsNameAndByItsKey() {
    Cells cells = after(new CellStarted(step(1)), new CellCompleted(step(2), RESULT));

    assertThat(cells.find(step(2).id())).isEqualTo(cells.find(step(2).key()));
    assertThat(cells.find(step(2).id()).orElseThrow().result()).isEqualTo(RESULT);
    assertThat(cells.find(step(3).id())).isEmpty();
    assertThat(cells.find(step(3).key())).isEmpty();
  }

  @Test
  void countsEachCompletion() {
    Cells cells =
        after(
            new CellCompleted(step(1), RESULT),
            new CellFailed(step(2), "no luck"),
            new CellBecameUncertain(step(3)),
            new CellResolved(step(3), Resolution.SUPPLY, RESULT));

    assertThat(cells.completed()).isEqualTo(2);
  }

  @Test
  void parksOnlyTheMessageWhoseCellIsUncertain() {
    Cells cells = after(new CellBecameUncertain(step(1)), new CellStarted(step(2)));

    assertThat(cells.parked()).containsExactly(step(1).key().message());
  }

  @Test
  void leavesTheCellsItStartsFromAsTheyWere() {
    Cells before = after(new CellStarted(step(1)));

    new CellCompleted(step(1), RESULT).applyTo(before, AT);

    assertThat(before.find(step(1).id()).orElseThrow().status()).isEqualTo(CellStatus.RUNNING);
  }
}
