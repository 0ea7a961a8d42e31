package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.change.Change;
import dev.bureau.core.change.Fold;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Links;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionCreated;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that commit in groups are killed again and again on the same file. Whatever one of them
 * has said stands, is there afterwards (P1), and each journal is without gaps (P2).
 */
@Tag("crash")
class SqliteKillTest {
  private static final int FILES = 2;
  private static final int CYCLES = 200;
  private static final int CYCLES_PER_CHECK = 20;
  private static final int MOST_ACKNOWLEDGED = 60;

  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void losesNothingThatWasAcknowledgedInTwoHundredKills() throws Exception {
    assertThat(killed(CYCLES)).isPositive();
  }

  @Test
  @Tag("full")
  @Timeout(3_600)
  void losesNothingThatWasAcknowledgedInAThousandKills() throws Exception {
    assertThat(killed(5 * CYCLES)).isPositive();
  }

  /** Kills so often, on several files at a time; returns how many commits were acknowledged. */
  private long killed(int times) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(FILES);
    try {
      List<Future<Long>> rigs = new ArrayList<>();
      for (int i = 0; i < FILES; i++) {
        Path file = folder.resolve("bureau-" + i + ".db");
        SplittableRandom random = new SplittableRandom(times + i);
        rigs.add(pool.submit(() -> cycles(file, times / FILES, random)));
      }
      long acknowledged = 0;
      for (Future<Long> each : rigs) {
        acknowledged += each.get();
      }
      System.out.printf("kill -9: cycles=%d acknowledged=%d lost=0%n", times, acknowledged);
      return acknowledged; // a lost one has failed its cycle
    } finally {
      pool.shutdownNow();
    }
  }

  private static long cycles(Path file, int times, SplittableRandom random) throws Exception {
    try (Store store = open(file)) {
      create(store);
    }
    long[] acknowledged = new long[KilledWriters.SESSIONS];
    for (int cycle = 1; cycle <= times; cycle++) {
      killAfter(random.nextInt(MOST_ACKNOWLEDGED), file, acknowledged);
      try (Store store = open(file)) {
        for (int i = 0; i < KilledWriters.SESSIONS; i++) {
          requireKept(store, i, acknowledged[i]);
        }
        if (cycle % CYCLES_PER_CHECK == 0) {
          assertThat(store.examine().faults()).isEmpty();
        }
      }
    }
    return LongStream.of(acknowledged).sum();
  }

  /** Lets a process write until it has said so much, kills it, and hears out what it had said. */
  private static void killAfter(int lines, Path file, long[] acknowledged) throws Exception {
    Process process = start(file);
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("open;");
      for (int i = 0; i < lines; i++) {
        note(said.readLine(), acknowledged);
      }
      process.toHandle().destroyForcibly();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        note(line, acknowledged);
      }
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void note(String line, long[] acknowledged) {
    if (line.endsWith(";")) { // else it was killed in the middle of the line
      String[] parts = line.substring(0, line.length() - 1).split(":", -1);
      acknowledged[Integer.parseInt(parts[0])] = Long.parseLong(parts[1]);
    }
  }

  private static void requireKept(Store store, int number, long acknowledged) {
    SessionId id = KilledWriters.session(number);
    Session head = store.sessions().head(id).orElseThrow().session();
    List<Long> versions =
        store.sessions().journal(id, 1, Integer.MAX_VALUE).stream().map(Entry::version).toList();
    long count = (Long) head.metadata().getOrDefault(KilledWriters.COUNT, 0L);

    assertThat(head.version()).isGreaterThanOrEqualTo(acknowledged);
    assertThat(versions).isEqualTo(LongStream.rangeClosed(1, head.version()).boxed().toList());
    assertThat(count).isEqualTo(head.version() - 1);
    if (count > 0) {
      assertThat(store.sessions().claimed(KilledWriters.claim(number, count))).isPresent();
    }
    assertThat(store.sessions().claimed(KilledWriters.claim(number, count + 1))).isEmpty();
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.sqlite.tmpdir=" + file.getParent(), // who is killed leaves its library there
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriters.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Store open(Path file) {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  private static void create(Store store) {
    Door door = new Door(store, new Fold(CoreEvents.CATALOGUE), Seams.system());
    for (int i = 0; i < KilledWriters.SESSIONS; i++) {
      SessionId id = KilledWriters.session(i);
      SessionSpec spec = SessionSpec.active("written");
      door.create(
          id,
          Caller.of(Actor.user("rig")),
          (session, aspects, moment) ->
              Change.of(
                  new SessionCreated(
                      spec.profile(), Map.of(), Links.first(id, null), null, spec.digest())));
    }
  }
}
