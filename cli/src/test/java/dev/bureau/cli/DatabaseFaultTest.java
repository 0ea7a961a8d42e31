package dev.bureau.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that are not there or cannot be used: exit code 1, one line, the file as it was. */
class DatabaseFaultTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "stats",
        "health",
        "health one",
        "perf one",
        "show one",
        "journal one",
        "cells one",
        "mailbox one",
        "dead one",
        "start one",
        "stop one",
        "complete one",
        "delete one",
        "update one --capability=c",
        "send one T {}",
        "resolve one cell_00000000 --skip",
        "create --type=ACTIVE --name=n --as=one"
      })
  void createsNoDatabaseWhereOneIsNeeded(String command) {
    Shell shell = new Shell(directory.resolve("missing.db"));

    String line = shell.run(command.split(" ", -1)).refusedWith(1);

    assertThat(line).contains(shell.database().toString(), "--db", "bureau create");
    assertThat(Files.exists(shell.database())).isFalse();
  }

  @Test
  void treatsAnEmptyFileAsNoDatabase() throws IOException {
    Shell shell = new Shell(Files.createFile(directory.resolve("empty.db")));

    assertThat(shell.run("list").refusedWith(1)).contains("empty.db");
    assertThat(Files.size(shell.database())).isZero();
  }

  @Test
  void leavesAFileAloneThatIsNoDatabase() throws IOException {
    String text = "This is a letter to a friend, and by no means a database.\n".repeat(100);
    Shell shell = new Shell(Files.writeString(directory.resolve("letter.db"), text, UTF_8));

    assertThat(shell.run("list").refusedWith(1)).contains("letter.db");
    assertThat(shell.run("create", "--type=ACTIVE", "--name=n").refusedWith(1))
        .contains("letter.db");
    assertThat(shell.database()).hasContent(text);
  }

  @Test
  void namesTheDirectoryThatIsMissing() {
    Shell shell = new Shell(directory.resolve("nowhere").resolve("a.db"));

    assertThat(shell.run("create", "--type=ACTIVE", "--name=n").refusedWith(1)).contains("nowhere");
    assertThat(Files.exists(directory.resolve("nowhere"))).isFalse();
  }

  @Test
  void leavesADatabaseAloneThatIsNewer() throws SQLException {
    Shell shell = new Shell(directory.resolve("newer.db"));
    shell.create("one");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + shell.database());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 1000");
    }

    assertThat(shell.run("list").refusedWith(1)).contains("newer.db", "newer");
    assertThat(shell.run("stop", "one").refusedWith(1)).contains("newer.db", "newer");
  }

  @Test
  void refusesADirectoryAsDatabase() {
    assertThat(new Shell(directory).run("list").code()).isIn(1, 2);
    assertThat(new Shell(directory).run("list").err().lines()).hasSize(1);
  }
}
