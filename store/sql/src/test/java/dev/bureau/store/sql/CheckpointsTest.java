package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log is copied into the file beside those who commit, and stays bounded however busy. */
@Tag("large")
@Timeout(120)
class CheckpointsTest {
  private static final int PAGE_BYTES = 4096;
  private static final int LOG_PAGES = 400;
  private static final int TRANSACTIONS = 2_000;

  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("bureau.db"), Seams.system(), LOG_PAGES);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void write(int number) {
    String body = "x".repeat(PAGE_BYTES) + number;
    database.write(
        link ->
            link.sql("INSERT INTO cursor (reader, position) VALUES (?, ?)")
                .text("reader " + number)
                .text(body)
                .update());
  }

  private long logBytes() throws IOException {
    return Files.size(folder.resolve("bureau.db-wal"));
  }

  private long count() {
    return database.read(
        link -> link.sql("SELECT count(*) FROM cursor").first(row -> row.getLong(1)).orElseThrow());
  }

  @Test
  void keepTheLogSmallUnderOneWriterThatNeverRestsAndLoseNothing() throws IOException {
    for (int i = 0; i < TRANSACTIONS; i++) {
      write(i);
    }

    // Uncopied it would hold every page that was written: over two for each transaction.
    assertThat(logBytes()).isLessThan((long) TRANSACTIONS * PAGE_BYTES);
    assertThat(count()).isEqualTo(TRANSACTIONS);
  }

  @Test
  void failsNoCommitWhenNoTaskCanBegin() {
    database.close();
    database = Database.open(folder.resolve("refused.db"), refusing(), LOG_PAGES);

    for (int i = 0; i < TRANSACTIONS / 4; i++) {
      write(i);
    }

    assertThat(count()).isEqualTo(TRANSACTIONS / 4L);
  }

  /** The machine, but that it begins no task any more. */
  private static Seams refusing() {
    Tasks none =
        (Tasks)
            Proxy.newProxyInstance(
                Tasks.class.getClassLoader(),
                new Class<?>[] {Tasks.class},
                (proxy, method, arguments) -> {
                  throw new RejectedExecutionException("planted");
                });
    return (Seams)
        Proxy.newProxyInstance(
            Seams.class.getClassLoader(),
            new Class<?>[] {Seams.class},
            (proxy, method, arguments) ->
                method.getName().equals("tasks") ? none : method.invoke(Seams.system(), arguments));
  }
}
