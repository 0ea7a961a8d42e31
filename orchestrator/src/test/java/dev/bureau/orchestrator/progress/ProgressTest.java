package dev.bureau.orchestrator.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.ManualSeams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ManualSeams seams = ManualSeams.machine().turnedByHand();
  private final Progress progress = new Progress(seams);
  private final List<String> told = new ArrayList<>();

  private final class Writing implements ProgressListener {
    @Override
    public void on(Chunk chunk) {
      told.add(chunk.text());
    }

    @Override
    public void missed(long chunks) {
      told.add("missed " + chunks);
    }
  }

  @Test
  void tellsChunksInTheirOrder() {
    progress.listen(new Writing());
    tell(0, 3);
    turn();

    assertThat(told).containsExactly("0", "1", "2");
  }

  @Test
  void tellsNothingFromBefore() {
    tell(0, 3);
    progress.listen(new Writing());
    turn();

    assertThat(told).isEmpty();
  }

  @Test
  void dropsTheOldestThatAListenerHasNoRoomForAndTellsHowMany() {
    progress.listen(new Writing());
    tell(0, 1_002);
    turn();

    assertThat(told).hasSize(1_001).startsWith("missed 2", "2", "3").endsWith("1000", "1001");
  }

  @Test
  void countsFromTheLastTimeItTold() {
    progress.listen(new Writing());
    tell(0, 1_001);
    turn();
    told.clear();
    tell(0, 1_003);
    turn();

    assertThat(told).startsWith("missed 3", "3");
  }

  @Test
  void goesOnThoughAListenerThrows() {
    progress.listen(
        chunk -> {
          told.add(chunk.text());
          throw new IllegalStateException("never");
        });
    tell(0, 2);
    turn();

    assertThat(told).containsExactly("0", "1");
  }

  @Test
  void tellsNothingOnceItIsClosed() {
    Progress.Listening listening = progress.listen(new Writing());
    tell(0, 2);
    listening.close();
    tell(2, 4);
    turn();

    assertThat(told).isEmpty();
    assertThat(seams.tasksRepeating()).isZero();
  }

  @Test
  void endsWithTheCallUnderWayWhenItIsClosed() {
    List<Progress.Listening> open = new ArrayList<>();
    open.add(
        progress.listen(
            chunk -> {
              told.add(chunk.text());
              open.get(0).close();
            }));
    tell(0, 2);
    turn();

    assertThat(told).containsExactly("0");
  }

  @Test
  void endsAllListenersWithItself() {
    progress.listen(new Writing());
    progress.listen(new Writing());
    progress.close();

    assertThat(seams.tasksRepeating()).isZero();
  }

  @Test
  void refusesAChunkThatIsTooLong() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> chunk("x".repeat(65_537)))
        .withMessageContaining("65536");
    assertThat(chunk("x".repeat(65_536)).text()).hasSize(65_536);
  }

  private void tell(int from, int to) {
    IntStream.range(from, to).forEach(each -> progress.tell(chunk(Integer.toString(each))));
  }

  private static Chunk chunk(String text) {
    return new Chunk(new SessionId("one"), new MessageId("m"), text);
  }

  private void turn() {
    seams.runRepeating("progress");
  }
}
