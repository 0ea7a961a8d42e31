package dev.bureau.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class StreamTest {
  private static final int WRITERS = 4;
  private static final int EACH = 5_000; // several pages

  private final Stream stream = new Stream(new ReentrantLock());

  @Test
  void missesDoublesAndReordersNothingForAReaderBesideWriters() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    AtomicBoolean written = new AtomicBoolean();
    List<Entry> read;
    try {
      Future<List<Entry>> reader = threads.submit(() -> follow(written));
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        SessionId own = new SessionId("writer-" + i);
        writers.add(threads.submit(() -> write(own)));
      }
      for (Future<?> each : writers) {
        each.get(60, TimeUnit.SECONDS);
      }
      written.set(true);
      read = reader.get(60, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }

    Map<SessionId, List<Long>> bySession = new LinkedHashMap<>();
    for (Entry each : read) {
      bySession.computeIfAbsent(each.session(), id -> new ArrayList<>()).add(each.commit().high());
    }
    assertThat(bySession).hasSize(WRITERS);
    assertThat(bySession.values())
        .allSatisfy(ids -> assertThat(ids).hasSize(EACH).isSorted().doesNotHaveDuplicates());
  }

  @Test
  void numbersFromOneWithoutGaps() {
    List<Long> numbers = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      Made made = made("a", i);
      stream.append(made);
      numbers.add(made.position);
    }

    assertThat(numbers).startsWith(1L).endsWith(3_000L).isSorted().doesNotHaveDuplicates();
    assertThat(stream.last()).isEqualTo(3_000);
  }

  @Test
  void readsOverPlacesWhoseCommitsAreRemoved() {
    List<Made> journal = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      Made made = made("removed", i);
      stream.append(made);
      journal.add(made);
    }
    stream.append(made("kept", 1));

    stream.remove(journal);

    List<Entry> read = new ArrayList<>();
    assertThat(stream.read(0, 10, read)).isEqualTo(3_001);
    assertThat(read).extracting(Entry::session).containsExactly(new SessionId("kept"));
  }

  @Test
  void neverGivesANumberAgainWhenAllIsRemoved() {
    List<Made> journal = new ArrayList<>();
    for (int i = 1; i <= StreamPage.SIZE; i++) {
      Made made = made("removed", i);
      stream.append(made);
      journal.add(made);
    }
    stream.remove(journal);

    Made next = made("kept", 1);
    stream.append(next);

    assertThat(next.position).isEqualTo(StreamPage.SIZE + 1);
    assertThat(stream.read(StreamPage.SIZE, 10, new ArrayList<>())).isEqualTo(next.position);
  }

  private void write(SessionId own) {
    for (int i = 1; i <= EACH; i++) {
      stream.append(made(own.value(), i));
    }
  }

  private List<Entry> follow(AtomicBoolean written) {
    List<Entry> read = new ArrayList<>();
    long at = 0;
    boolean last = false;
    while (!last) {
      last = written.get();
      long next = at;
      do {
        at = next;
        List<Entry> slice = new ArrayList<>();
        next = stream.read(at, 7, slice);
        read.addAll(slice);
      } while (next > at);
    }
    return read;
  }

  private static Made made(String session, long number) {
    return new Made(Commitments.of(new SessionId(session), new CommitId(number, 0), 1), null);
  }
}
