package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir private Path directory;

  @Test
  void surveysADirectoryAndTellsWhenItHasDoneSoBefore() throws IOException {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    Files.writeString(sources.resolve("A.java"), "class A { int a() { return 1; } }\n", UTF_8);
    Path report = directory.resolve("report.md");
    Shell shell = new Shell(directory.resolve("demo.db"));
    String[] command = {"demo", "--dir", sources.toString(), "--report", report.toString()};

    Map<String, Object> first = object(shell.json(command));
    byte[] written = Files.readAllBytes(report);
    Shell.Result second = shell.run(command);

    assertThat(first).containsEntry("repeated", false).containsEntry("files", 1L);
    assertThat(first).containsKeys("report", "director");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out())
        .contains("is written again", "1 file", report.getFileName().toString());
    assertThat(Files.readAllBytes(report)).isEqualTo(written);
  }

  @Test
  void refusesADirectoryThatThereIsNot() {
    Shell shell = new Shell(directory.resolve("demo.db"));

    Shell.Result result = shell.run("demo", "--dir", directory.resolve("none").toString());

    assertThat(result.code()).isIn(1, 2);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).contains("none");
  }
}
