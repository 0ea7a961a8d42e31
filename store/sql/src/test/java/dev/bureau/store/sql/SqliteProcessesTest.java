package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Session;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.LeaseOutcome;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.LeaseOutcome.Held;
import dev.bureau.core.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes on one file: they lose nothing when they race, and nothing when they are killed.
 */
@Tag("crash")
@Timeout(120)
class SqliteProcessesTest {
  private static final int COMMITS = 200;

  @TempDir private Path folder;
  private Path file;
  private Store store;

  @BeforeEach
  void createTheSession() {
    file = folder.resolve("bureau.db");
    store = open();
    new Counting(store).create();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Store open() {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  private Session head() {
    return store.sessions().head(Counting.SESSION).orElseThrow().session();
  }

  private List<Long> versions() {
    return store.sessions().journal(Counting.SESSION, 1, 1_000_000).stream()
        .map(Entry::version)
        .toList();
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void keepsAllCommitsOfTwoRacingProcesses() throws Exception {
    try (ChildJvm child = ChildJvm.counting(file, COMMITS)) {
      Counting counting = new Counting(store);
      List<Long> own = new ArrayList<>();

      child.begin();
      for (int i = 0; i < COMMITS; i++) {
        own.add(counting.next());
      }
      List<Long> childs = child.hearOut();

      assertThat(childs).hasSize(COMMITS).doesNotContainAnyElementsOf(own);
      assertThat(Counting.count(head())).isEqualTo(2 * COMMITS);
      assertThat(versions()).isEqualTo(upTo(2 * COMMITS + 1));
    }
  }

  @RepeatedTest(5)
  void keepsEveryCommitThatAKilledProcessHasReported() throws Exception {
    List<Long> reported = new ArrayList<>();
    try (ChildJvm child = ChildJvm.counting(file, 1_000_000)) {
      child.begin();
      for (int i = 0; i < 60; i++) {
        reported.add(child.hear());
      }
      child.kill();
      reported.addAll(child.hearOut());
    }
    store.close();
    store = open();

    long last = head().version();
    assertThat(versions()).isEqualTo(upTo(last)).containsAll(reported);
    assertThat(Counting.count(head())).isEqualTo(last - 1);
    assertThat(last - reported.get(reported.size() - 1)).isBetween(0L, 1L);
    assertThat(checked()).isEqualTo("ok");
  }

  @Test
  void goesOnWritingBesideAKilledProcessWithoutReopening() throws Exception {
    try (ChildJvm child = ChildJvm.counting(file, 1_000_000)) {
      child.begin();
      child.hear();
      child.kill();
    }

    long version = new Counting(store).next();

    assertThat(versions()).isEqualTo(upTo(version));
  }

  @Test
  void takesNoSessionFromALivingProcess() throws Exception {
    try (ChildJvm child = ChildJvm.counting(file, 0)) {
      assertThat(claim()).isInstanceOf(Held.class);
      child.begin();
    }
  }

  @Test
  void takesTheSessionOfAKilledProcessAtOnce() throws Exception {
    try (ChildJvm child = ChildJvm.counting(file, 0)) {
      child.kill();
    }

    assertThat(claim())
        .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.takenOver()).isTrue());
  }

  private LeaseOutcome claim() {
    Holder holder = new Holder("parent", Seams.system().processes().self());
    return store.leases().claim(Counting.SESSION, holder, Duration.ofMinutes(1));
  }

  private String checked() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
      return result.getString(1);
    }
  }
}
