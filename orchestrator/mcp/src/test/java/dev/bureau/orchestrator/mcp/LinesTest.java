package dev.bureau.orchestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static Lines lines(String text, int longest) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Lines(new ByteArrayInputStream(bytes), longest);
  }

  @Test
  void readsLineByLine() throws IOException {
    Lines lines = lines("a\n\n" + "ü".repeat(10_000) + "\nlast", 20_000);

    assertThat(lines.next()).isEqualTo("a");
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo("ü".repeat(10_000));
    assertThat(lines.next()).isEqualTo("last");
    assertThat(lines.next()).isNull();
  }

  @Test
  void refusesALineThatIsTooLong() throws IOException {
    Lines lines = lines("12345\n123456\n", 5);

    assertThat(lines.next()).isEqualTo("12345");
    assertThatExceptionOfType(Lines.TooLongException.class).isThrownBy(lines::next);
  }
}
