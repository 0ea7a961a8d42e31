package dev.bureau.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.store.Examination;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ManualSeams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the store finds wrong with its own file. */
class SqliteExaminationTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copyADatabaseWithOneOfEverything() throws IOException {
    file = folder.resolve("bureau.db");
    try (InputStream corpus =
        SqliteExaminationTest.class.getResourceAsStream("corpus/schema-" + Schema.NEWEST + ".db")) {
      Files.copy(Objects.requireNonNull(corpus), file);
    }
  }

  private Examination examined() {
    try (Store store = Sqlite.at(file).open(ManualSeams.seeded(1), CoreEvents.CATALOGUE)) {
      return store.examine();
    }
  }

  @Test
  void findsNothingWrongWithAWholeFile() {
    Examination examination = examined();

    assertThat(examination.faults()).isEmpty();
    assertThat(examination.facts())
        .containsEntry("schema", (long) Schema.NEWEST)
        .containsEntry("packedSessions", 1L)
        .containsEntry("snapshots", 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE FROM blob WHERE id IN (SELECT blob FROM blob_use) | names the stored value",
        "UPDATE blob SET content = x'00' WHERE number = 2 | is damaged",
        "DELETE FROM made WHERE session = 's-docs' AND version = 2 | has version 3, and 2 commits",
        "UPDATE census SET sessions = 9 WHERE status = 'ERROR' | are counted as 9, and there are 1",
        "UPDATE census SET tasks = 9 WHERE type = 'DIRECTOR' | ACTIVE is counted as 9 1 1",
        "UPDATE census SET running = 9 WHERE status = 'COMPLETED' | COMPLETED is counted as 0 1 9",
        "UPDATE entry SET session = 's-nobody' WHERE position = 1 | 's-nobody' are left",
        "UPDATE packed SET content = x'00' | journal of session 's-archived' is damaged",
        "DELETE FROM packed | the packed journal of session 's-archived' is damaged",
        "UPDATE snapshot SET head = '{' | the snapshot of session 's-docs' at version",
        "INSERT INTO snapshot_aspect SELECT number, 'affinity', 1, '{' FROM snapshot | the snapshot",
        "UPDATE packed SET session = 's-nobody' | packed entries of session 's-nobody' are left",
      })
  void namesWhatIsDamaged(String damage, String fault) throws SQLException {
    damage(damage);

    assertThat(examined().faults()).anySatisfy(each -> assertThat(each).contains(fault));
  }

  private void damage(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
