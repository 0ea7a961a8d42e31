package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that was killed while it made the file leaves half of it, and a journal that takes the
 * half back: a file without a log, whose pages mean nothing until then.
 */
class SqliteCutShortTest {
  @TempDir private Path folder;

  @Test
  void opensAFileWhoseMakingWasCutShort() throws Exception {
    Path file = halfMade();

    try (Store store = Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE)) {
      new Counting(store).create();

      assertThat(store.examine().faults()).isEmpty();
    }
    assertThat(journalOf(file)).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void opensItThroughALink() throws Exception {
    Path file = halfMade();
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);

    try (Store store = Sqlite.at(link).open(Seams.system(), CoreEvents.CATALOGUE)) {
      new Counting(store).create();

      assertThat(store.examine().faults()).isEmpty();
    }
    assertThat(journalOf(file)).doesNotExist();
  }

  @Test
  void leavesAloneWhatOnlyBearsTheNameOfAJournal() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes"), "my notes");
    Files.writeString(journalOf(notes), "what I did each day");

    assertThatThrownBy(() -> Sqlite.at(notes).open(Seams.system(), CoreEvents.CATALOGUE))
        .isInstanceOf(StoreException.class);

    assertThat(notes).hasContent("my notes");
    assertThat(journalOf(notes)).hasContent("what I did each day");
  }

  /** What lies on the disk while a transaction has written more than its memory holds. */
  private Path halfMade() throws Exception {
    Path made = folder.resolve("made.db");
    Path half = folder.resolve("half.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 10");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("CREATE TABLE big (bytes BLOB)");
      statement.execute("INSERT INTO big VALUES (randomblob(1000000))");
      Files.copy(made, half);
      Files.copy(journalOf(made), journalOf(half));
      statement.execute("ROLLBACK");
    }
    assertThat(half).isNotEmptyFile();
    assertThat(journalOf(half)).isNotEmptyFile();
    return half;
  }

  private static Path journalOf(Path file) {
    return file.resolveSibling(file.getFileName() + "-journal");
  }
}
