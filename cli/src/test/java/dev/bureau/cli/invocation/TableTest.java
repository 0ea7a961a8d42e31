package dev.bureau.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Output output =
      new Output(
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

  @Test
  void alignsColumnsByWhatATerminalShows() {
    try (Table table = output.table("A", "B")) {
      table.row("名前", "x");
      table.row("e\u0301", "y");
    }

    assertThat(lines()).containsExactly("A     B", "名前  x", "e\u0301     y");
  }

  @Test
  void showsControlCharactersAsEscapes() {
    try (Table table = output.table("A", "B")) {
      table.row("\u001b[31mred", "two\nlines\u202e");
    }

    assertThat(lines()).last().isEqualTo("\\u001b[31mred  two\\nlines\\u202e");
  }

  @Test
  void keepsItsColumnsOverAnyNumberOfRows() {
    try (Table table = output.table("A", "B")) {
      table.row("wide enough", "0");
      for (int i = 1; i < 2_500; i++) {
        table.row("x", Integer.toString(i));
      }
    }

    assertThat(lines()).hasSize(2_501).last().isEqualTo("x            2499");
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
