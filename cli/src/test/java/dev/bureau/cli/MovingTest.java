package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S41 and S42 on the command line. */
class MovingTest {
  @TempDir private Path directory;
  private Shell shell;
  private Path source;
  private Path target;

  @BeforeEach
  void create() throws IOException {
    shell = new Shell(directory.resolve("moving.db"));
    source = Files.createDirectories(directory.resolve("old"));
    target = directory.resolve("new");
    Files.writeString(source.resolve("notes.txt"), "hello");
    shell.json("create", "--type=ACTIVE", "--name=reader", "--id=reader", "--workspace=" + source);
    shell.json("start", "reader");
  }

  @Test
  void movesASession() {
    Shell.Result moved = shell.run("migrate", "reader", "--workspace", target.toString());

    assertThat(moved.code()).as(moved.err()).isZero();
    assertThat(moved.lines()).containsExactly("reader works in " + target + ", version 5");
    assertThat(object(shell.json("show", "reader"))).containsEntry("workspace", target.toString());
    assertThat(target.resolve("notes.txt")).hasContent("hello");
    assertThat(source.resolve("notes.txt")).hasContent("hello");
  }

  @Test
  void showsItsStepsInTheJournal() {
    shell.json("migrate", "reader", "--workspace=" + target, "--timeout=10s");

    assertThat(objects(shell.json("journal", "reader")))
        .extracting(each -> each.get("event"))
        .containsSubsequence(
            "migration.intended",
            "migration.verified",
            "migration.finished",
            "session.workspace-changed");
  }

  @Test
  void refusesAPlaceWhereSomethingIs() throws IOException {
    Files.createDirectory(target);
    Files.writeString(target.resolve("mine"), "stays");

    assertThat(shell.run("migrate", "reader", "--workspace=" + target).refusedWith(1))
        .contains(target.toString(), "something is there already");
  }

  @Test
  void hasNothingToRollBack() {
    assertThat(object(shell.json("migrate", "reader", "--rollback")))
        .containsEntry("workspace", source.toString());
  }

  @Test
  void wantsAPlaceOrARollback() {
    assertThat(shell.run("migrate", "reader").refusedWith(2)).contains("--workspace");
    assertThat(shell.run("migrate", "reader", "--rollback", "--workspace=x").refusedWith(2))
        .contains("not both");
    assertThat(shell.run("migrate", "reader", "--rollback", "--timeout=1s").refusedWith(2))
        .contains("--timeout");
  }

  @Test
  void clonesASession() {
    Map<String, Object> made = object(shell.json("clone", "reader", "--name=second"));
    String id = String.valueOf(made.get("id"));

    assertThat(made).containsOnlyKeys("id");
    assertThat(object(shell.json("show", id)))
        .containsEntry("name", "second")
        .containsEntry("status", "INITIALIZING")
        .doesNotContainKey("workspace");
  }

  @Test
  void clonesASessionWithItsFiles() {
    shell.json("clone", "reader", "--name=second", "--reset", "--copy", "--workspace=" + target);

    assertThat(target.resolve("notes.txt")).hasContent("hello");
  }

  @Test
  void clonesOnceForAKey() {
    Object first = shell.json("clone", "reader", "--name=second", "--key=k");

    assertThat(shell.json("clone", "reader", "--name=second", "--key=k")).isEqualTo(first);
    assertThat(shell.run("clone", "reader", "--name=third", "--key=k").code()).isEqualTo(1);
  }

  @Test
  void refusesWhatDoesNotExist() {
    shell.run("migrate", "nobody", "--workspace=" + target).refusedWith(1);
    shell.run("clone", "nobody", "--name=second").refusedWith(1);
  }
}
