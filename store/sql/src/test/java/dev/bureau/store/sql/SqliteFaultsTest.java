package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.core.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be opened is refused by name, with what to do, and stays as it was. */
class SqliteFaultsTest {
  @TempDir private Path folder;

  private static Store open(Path file) {
    return Sqlite.at(file).open(Seams.system(), CoreEvents.CATALOGUE);
  }

  /** Opens what must be refused, and must then be unharmed. */
  private StoreException refused(Path file) throws IOException {
    byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];

    StoreException refusal = catchThrowableOfType(StoreException.class, () -> open(file).close());

    assertThat(refusal).as("refusal of %s", file).isNotNull();
    assertThat(refusal).hasMessageContaining(refusal.place()).hasMessageContaining(";");
    assertThat(refusal.place()).isEqualTo(file.toAbsolutePath().toString());
    byte[] after = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    assertThat(after).isEqualTo(before);
    return refusal;
  }

  private Path database(String name, String... statements) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 99, 100, 511, 512, 5_000})
  void refusesAFileThatIsNoDatabase(int length) throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.write(file, "n".repeat(length).getBytes(StandardCharsets.UTF_8));

    assertThat(refused(file).category()).isEqualTo(Category.UNREADABLE);
  }

  @Test
  void refusesADatabaseOfAnotherProgram() throws Exception {
    Path file = database("other.db", "CREATE TABLE customers (name TEXT)");

    assertThat(refused(file).category()).isEqualTo(Category.UNREADABLE);
    assertThat(file.resolveSibling("other.db-wal")).doesNotExist();
  }

  @Test
  void refusesAnEmptyDatabaseThatAnotherProgramHasMarked() throws Exception {
    Path file = database("other.db", "PRAGMA application_id = 1234", "VACUUM");

    assertThat(refused(file).category()).isEqualTo(Category.UNREADABLE);
  }

  @Test
  void refusesANewerSchema() throws Exception {
    Path file = folder.resolve("bureau.db");
    open(file).close();
    database("bureau.db", "PRAGMA user_version = 99", "PRAGMA wal_checkpoint(TRUNCATE)");

    StoreException refusal = refused(file);

    assertThat(refusal.category()).isEqualTo(Category.UNREADABLE);
    assertThat(refusal).hasMessageContaining("99").hasMessageContaining("newer");
  }

  @Test
  void refusesAMissingDirectory() throws IOException {
    Path file = folder.resolve("missing").resolve("bureau.db");

    assertThat(refused(file).category()).isEqualTo(Category.NOT_FOUND);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesADirectory() throws IOException {
    assertThat(refused(folder).category()).isEqualTo(Category.BAD_INPUT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAPathThroughAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x").resolve("bureau.db");

    assertThat(refused(file).category()).isEqualTo(Category.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":memory:", "file:x.db", "file::memory:?cache=shared"})
  void refusesWhatSqliteWouldNotTakeForAFile(String path) {
    StoreException refusal =
        catchThrowableOfType(StoreException.class, () -> open(Path.of(path)).close());

    assertThat(refusal).isNotNull();
    assertThat(refusal.category()).isEqualTo(Category.BAD_INPUT);
  }

  @Test
  void refusesAFileThatItMayNotWrite() throws IOException {
    Path file = folder.resolve("bureau.db");
    open(file).close();
    Seams readOnly = new ReadOnlySeams(file);

    StoreException refusal =
        catchThrowableOfType(
            StoreException.class,
            () -> Sqlite.at(file).open(readOnly, CoreEvents.CATALOGUE).close());

    assertThat(refusal).isNotNull().hasMessageContaining("writable");
  }

  @Test
  void refusesADirectoryThatItMayNotWrite() {
    Path file = folder.resolve("bureau.db");

    StoreException refusal =
        catchThrowableOfType(
            StoreException.class,
            () -> Sqlite.at(file).open(new ReadOnlySeams(folder), CoreEvents.CATALOGUE).close());

    assertThat(refusal).isNotNull().hasMessageContaining("writable");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFileThatIsCutShort() throws IOException {
    Path file = folder.resolve("bureau.db");
    open(file).close();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    StoreException refusal =
        catchThrowableOfType(
            StoreException.class,
            () -> {
              try (Store store = open(file)) {
                new Counting(store).create();
                Stream.generate(new Counting(store)::next).limit(100).forEach(each -> {});
              }
            });

    assertThat(refusal).isNotNull();
    assertThat(refusal.category()).isEqualTo(Category.UNREADABLE);
  }
}
