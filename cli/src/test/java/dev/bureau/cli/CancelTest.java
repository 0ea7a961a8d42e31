package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static dev.bureau.cli.JsonValue.objects;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void createATree() {
    shell = new Shell(directory.resolve("tree.db"));
    shell.create("top");
    for (String id : List.of("left", "right")) {
      shell.json("create", "--type=ACTIVE", "--name=" + id, "--id=" + id, "--supervisor=top");
    }
    shell.json("stop", "right");
  }

  @Test
  void cancelsOneSession() {
    assertThat(objects(shell.json("cancel", "top", "--reason=enough")))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each)
                    .containsEntry("id", "top")
                    .containsEntry("status", "TERMINATED")
                    .containsEntry("endReason", "enough"));
    assertThat(status("left")).isEqualTo("INITIALIZING");
  }

  @Test
  void cancelsATreeButWhatIsFinal() {
    assertThat(shell.run("cancel", "top", "--tree").lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("top is TERMINATED");
    assertThat(status("left")).isEqualTo("TERMINATED");
  }

  @Test
  void doesNothingToWhatIsFinal() {
    assertThat(shell.json("cancel", "right")).isEqualTo(List.of());
    assertThat(object(shell.json("show", "right"))).containsEntry("version", 2L);
  }

  @Test
  void refusesASessionThatThereIsNot() {
    assertThat(shell.run("cancel", "nobody").refusedWith(1)).contains("'nobody'");
    assertThat(shell.run("cancel", "nobody", "--tree").refusedWith(1)).contains("'nobody'");
  }

  private Object status(String id) {
    return object(shell.json("show", id)).get("status");
  }
}
