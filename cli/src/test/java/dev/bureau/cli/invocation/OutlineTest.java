package dev.bureau.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Output output =
      new Output(
          new PrintStream(bytes, true, StandardCharsets.UTF_8),
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

  private List<String> printed(Outline outline) {
    output.print(outline);
    output.flush();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void showsAllThatHasOneName() {
    Outline outline = new Outline().section("Models").field("08:00", "small").field("08:00", "big");

    assertThat(printed(outline)).containsExactly("Models", "  08:00  small", "  08:00  big");
  }

  @Test
  void leavesOutWhatIsAbsent() {
    Outline outline = new Outline().section("Links").field("to", null).field("of", List.of());

    assertThat(printed(outline)).isEmpty();
  }
}
