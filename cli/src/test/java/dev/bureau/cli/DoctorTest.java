package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Store;
import dev.bureau.store.sql.Sqlite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createASession() {
    shell = new Shell(directory.resolve("doctor.db"));
    shell.create("one");
    shell.json("start", "one");
    shell.json("complete", "one");
  }

  @Test
  void findsNothingInAWholeDatabase() {
    Map<String, Object> diagnosis = object(shell.json("doctor"));

    assertThat(diagnosis.keySet()).containsExactly("healthy", "facts", "faults", "notes");
    assertThat(diagnosis)
        .containsEntry("healthy", true)
        .containsEntry("faults", List.of())
        .containsEntry("notes", List.of());
    assertThat(object(diagnosis.get("facts")))
        .containsEntry("sessions", 1L)
        .containsEntry("entries", 4L)
        .containsKeys(
            "namedValues",
            "messagesWaiting",
            "deadLetters",
            "leases",
            "leasesOfGoneProcesses",
            "leasesExpired",
            "unusedValues",
            "unusedBytes",
            "store");
  }

  @Test
  void tellsPeopleThatAllIsWell() {
    Shell.Result result = shell.run("doctor");

    assertThat(result.code()).isZero();
    assertThat(result.lines()).contains("Examined", "Store", "Nothing is wrong.");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void namesAFaultAndFails() throws SQLException {
    execute("DELETE FROM entry WHERE version = 2");

    Shell.Result result = shell.run("doctor");

    assertThat(result.refusedWith(1)).contains("found");
    assertThat(result.lines())
        .contains("Faults")
        .anyMatch(
            line ->
                line.contains("Session 'one'") && line.contains("does not follow from its journal"))
        .doesNotContain("Nothing is wrong.");
  }

  @Test
  void tellsProgramsOfFaultsInTheValueAndInTheExitCode() throws SQLException {
    execute("UPDATE entry SET epoch = 5 WHERE version = 1");

    Shell.Result result = shell.run("doctor", "--json");

    assertThat(result.code()).isEqualTo(1);
    Map<String, Object> diagnosis = object(JsonValue.of(result.out()));
    assertThat(diagnosis).containsEntry("healthy", false);
    assertThat(diagnosis.get("faults").toString()).contains("epoch 0, after version 1");
  }

  @Test
  void namesAnEntryThatCannotBeRead() throws SQLException {
    execute("UPDATE entry SET body = '{' WHERE version = 2");

    assertThat(shell.run("doctor").out()).contains("Session 'one': its journal cannot be read: ");
  }

  @Test
  void collectsWhatIsUnusedForADay() throws SQLException {
    put("young");
    BlobId old = put("old value");
    makeOld(old);

    assertThat(shell.run("doctor", "--collect", "--dry-run").lines())
        .contains("Would remove 1 unused stored value, 9 bytes.");
    assertThat(shell.run("doctor", "--collect").lines())
        .contains("Removed 1 unused stored value, 9 bytes.");
    assertThat(object(object(shell.json("doctor", "--collect")).get("collected")))
        .isEqualTo(Map.of("values", 0L, "bytes", 0L, "dryRun", false));
  }

  @Test
  void collectsNothingFromADamagedDatabase() throws SQLException {
    makeOld(put("old value"));
    execute("UPDATE entry SET epoch = 5 WHERE version = 1");

    Shell.Result result = shell.run("doctor", "--collect");

    assertThat(result.refusedWith(1)).contains("nothing collected");
    execute("UPDATE entry SET epoch = 0 WHERE version = 1");
    assertThat(shell.run("doctor", "--collect", "--dry-run").out()).contains("Would remove 1 ");
  }

  private BlobId put(String text) {
    try (Store store = Sqlite.at(shell.database()).open(Seams.system(), CoreEvents.CATALOGUE)) {
      return store.blobs().put(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void makeOld(BlobId id) throws SQLException {
    execute("UPDATE blob SET put_at = put_at - 90000000000000 WHERE id = '" + id + "'");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shell.database());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
