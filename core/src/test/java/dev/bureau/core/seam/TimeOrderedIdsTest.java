package dev.bureau.core.seam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.CommitId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
  private final InstantSource wall = () -> Instant.ofEpochMilli(millis.get());
  private final TimeOrderedIds ids = new TimeOrderedIds(wall, new SplittableRandom(1));

  @Test
  void risesWithTheClock() {
    CommitId before = ids.next();
    millis.addAndGet(1);

    assertThat(ids.next()).isGreaterThan(before);
  }

  @Test
  void risesWhileTheClockStands() {
    List<CommitId> drawn = Stream.generate(ids::next).limit(100_000).toList();

    assertThat(drawn).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void risesWhenTheClockJumpsBack() {
    CommitId before = ids.next();
    millis.addAndGet(-3_600_000);

    assertThat(ids.next()).isGreaterThan(before);
  }

  @Test
  void risesWhicheverTimeItIsGiven() {
    List<CommitId> drawn = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(ids.next(Instant.ofEpochMilli(1_700_000_000_000L + i % 7)));
      drawn.add(ids.next());
    }

    assertThat(drawn).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void risesAsTextToo() {
    List<String> drawn = Stream.generate(ids::next).limit(1_000).map(CommitId::value).toList();

    assertThat(drawn).isSorted();
  }

  @Test
  void risesFromThreadToThreadWithTheClock() throws Exception {
    ExecutorService another = Executors.newSingleThreadExecutor();
    try {
      Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
      List<CommitId> drawn = new ArrayList<>();
      for (int microsecond = 0; microsecond < 1_000; microsecond += 2) {
        Instant later = now.plusNanos(microsecond * 1_000L);
        drawn.add(ids.next(later));
        drawn.add(another.submit(() -> ids.next(later.plusNanos(1_000))).get());
      }

      assertThat(drawn).isSorted().doesNotHaveDuplicates();
    } finally {
      another.shutdownNow();
    }
  }

  @Test
  void givesNoIdTwiceAcrossThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Set<CommitId> all = new HashSet<>();
    try {
      Callable<List<CommitId>> draws = () -> Stream.generate(ids::next).limit(20_000).toList();
      List<Future<List<CommitId>>> running = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        running.add(threads.submit(draws));
      }
      for (Future<List<CommitId>> each : running) {
        List<CommitId> drawn = each.get(60, TimeUnit.SECONDS);
        assertThat(drawn).isSorted();
        all.addAll(drawn);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(all).hasSize(8 * 20_000);
  }

  @Test
  void tellsTwoSourcesApartThatDrawAtTheSameTime() {
    TimeOrderedIds others = new TimeOrderedIds(wall, new SplittableRandom(2));

    List<CommitId> drawn = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(ids.next());
      drawn.add(others.next());
    }

    assertThat(drawn).doesNotHaveDuplicates();
  }
}
