package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.Feed;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.feed.Follow;
import dev.bureau.orchestrator.feed.Following;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A named listener on a file goes on where it stood, and misses nothing. */
@Timeout(60)
class SqliteListenerTest {
  private static final SessionId ID = new SessionId("one");
  private static final long VERSIONS = 600;
  private static final long CLOSED = 300;

  @TempDir private Path folder;
  private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void writeALongJournal() {
    try (Bureau bureau = open()) {
      bureau.sessions().create(SessionSpec.active("one").id(ID));
      update(bureau, VERSIONS - 1);
    }
  }

  @Test
  void goesOnBehindAllThatItHasTaken() throws Exception {
    try (Bureau bureau = open()) {
      Following following = follow(bureau);
      heardUpTo(VERSIONS);
      standsAt(bureau, bureau.store().feed().end());
      following.close();
    }
    try (Bureau bureau = open();
        Following following = follow(bureau)) {
      update(bureau, 1);

      assertThat(heardUpTo(VERSIONS + 1)).containsExactly(VERSIONS + 1);
    }
  }

  @Test
  void goesOnInTheMiddleOfASliceWhereItWasClosed() throws Exception {
    CompletableFuture<Following> opened = new CompletableFuture<>();
    try (Bureau bureau = open()) {
      opened.complete(
          bureau.follow(
              Follow.fromStart().named("audit"),
              entry -> {
                if (entry.version() == CLOSED) {
                  opened.join().close();
                }
                told.add(entry.version());
              }));
      heardUpTo(CLOSED);
    }
    try (Bureau bureau = open();
        Following again = follow(bureau)) {
      assertThat(heardUpTo(VERSIONS))
          .isEqualTo(LongStream.rangeClosed(CLOSED, VERSIONS).boxed().toList());
    }
  }

  private Bureau open() {
    return Bureau.open(Sqlite.at(folder.resolve("bureau.db")));
  }

  private Following follow(Bureau bureau) {
    return bureau.follow(Follow.fromStart().named("audit"), entry -> told.add(entry.version()));
  }

  private static void update(Bureau bureau, long times) {
    for (long i = 0; i < times; i++) {
      long version = bureau.sessions().get(ID).version();
      bureau.sessions().update(ID, SessionUpdate.metadata(Map.of("version", version)));
    }
  }

  private List<Long> heardUpTo(long version) throws InterruptedException {
    List<Long> heard = new ArrayList<>();
    do {
      Long next = told.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("told in time").isNotNull();
      heard.add(next);
    } while (heard.get(heard.size() - 1) != version);
    return heard;
  }

  /** The place is written down at the first look that finds nothing. */
  private static void standsAt(Bureau bureau, Feed.Position end) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!bureau.store().feed().cursor("audit").orElseThrow().equals(end)) {
      assertThat(System.nanoTime()).as("written down in time").isLessThan(deadline);
    }
  }
}
