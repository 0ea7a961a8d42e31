package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system refuses as things stand: exit code 1, one line, nothing changed. */
class RefusalTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createASession() {
    shell = new Shell(directory.resolve("refusal.db"));
    shell.create("one");
  }

  @Test
  void namesTheSessionThatThereIsNot() {
    for (String command : new String[] {"show", "journal", "cells", "start", "stop", "delete"}) {
      assertThat(shell.run(command, "nobody").refusedWith(1)).contains("'nobody'");
    }
    assertThat(shell.run("send", "nobody", "T", "{}").refusedWith(1)).contains("'nobody'");
  }

  @Test
  void namesBothStatusesOfAnIllegalChange() {
    shell.json("complete", "one");

    assertThat(shell.run("start", "one").refusedWith(1)).contains("'one'", "COMPLETED", "ACTIVE");
    assertThat(object(shell.json("show", "one"))).containsEntry("status", "COMPLETED");
  }

  @Test
  void takesNoMailForAnEndedSession() {
    shell.json("stop", "one");

    assertThat(shell.run("send", "one", "T", "{}").refusedWith(1)).contains("'one'");
  }

  @Test
  void createsNoSecondSessionOfTheSameId() {
    assertThat(shell.run("create", "--type=ACTIVE", "--name=n", "--id=one").refusedWith(1))
        .contains("'one'");
  }

  @Test
  void namesTheCellThatIsNotUncertain() {
    assertThat(shell.run("resolve", "one", "cell_00000000", "--retry").refusedWith(1))
        .contains("'one'", "'cell_00000000'");
  }

  @Test
  void printsAStackTraceOnlyWhenAskedTo() {
    assertThat(shell.run("show", "nobody").err()).doesNotContain("\tat ");
    assertThat(shell.run("show", "nobody", "--verbose").err()).contains("\tat dev.bureau.");
  }
}
