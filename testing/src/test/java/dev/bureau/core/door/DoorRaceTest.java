package dev.bureau.core.door;

import static dev.bureau.core.door.Doors.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight threads count in one session through two doors: all is kept, without a gap (P2). */
class DoorRaceTest {
  private static final int THREADS = 8;
  private static final int UPDATES = 200;
  private static final long ALL = THREADS * UPDATES;

  private final Doors doors = new Doors();
  private final AtomicLong woken = new AtomicLong();
  private SessionId id;

  @BeforeEach
  void raceThroughTwoDoors() throws Exception {
    id = doors.created("a");
    doors.door.listen((commit, before) -> woken.incrementAndGet());
    doors.rival.listen((commit, before) -> woken.incrementAndGet());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Door door = i % 2 == 0 ? doors.door : doors.rival;
        running.add(threads.submit(() -> count(door)));
      }
      for (Future<?> each : running) {
        each.get(120, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** A hundred conflicts in a row can happen between two doors; whoever gave up tries again. */
  private void count(Door door) {
    int done = 0;
    while (done < UPDATES) {
      try {
        door.change(id, PERSON, Doors.counting());
        done++;
      } catch (ContentionException lost) {
        assertThat(lost.session()).isEqualTo(id);
      }
    }
  }

  @Test
  void losesNoUpdate() {
    assertThat(doors.head(id).metadata()).containsEntry("count", ALL);
  }

  @Test
  void leavesNoGap() {
    assertThat(doors.journal(id))
        .extracting(Entry::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, ALL + 1).boxed().toList());
  }

  @Test
  void wakesOnceForEach() {
    assertThat(woken).hasValue(ALL);
  }
}
