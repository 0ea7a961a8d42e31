package dev.bureau.transitions.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** SEC5: lines of a stream that nobody vouches for. */
class LineReaderTest {
  private final AtomicLong dropped = new AtomicLong();

  private List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    new LineReader(stream, lines::add, dropped).run();
    return lines;
  }

  @Test
  void endsLinesAsUnixAndWindowsDo() {
    assertThat(lines("one\ntwo\r\n\nfour")).containsExactly("one", "two", "", "four");
  }

  @Test
  void tellsNothingOfNothing() {
    assertThat(lines("")).isEmpty();
  }

  @Test
  void keepsCharactersThatSpanTwoReads() {
    String line = "x" + "é€😀".repeat(5_000);

    assertThat(lines(line + "\n")).containsExactly(line);
  }

  @Test
  void dropsAndCountsWhatIsTooLong() {
    String longest = "x".repeat(LineReader.LONGEST);

    assertThat(lines(longest + "\n" + longest + "yyy\nz\n")).containsExactly(longest, longest, "z");
    assertThat(dropped).hasValue(3);
  }

  /** An assertion of a test's listener is one of these. */
  @Test
  void goesOnBehindALineAtWhichItsListenerThrowsAnError() {
    List<String> lines = new ArrayList<>();
    Consumer<String> listener =
        line -> {
          if (line.equals("one")) {
            throw new AssertionError(line);
          }
          lines.add(line);
        };
    InputStream stream = new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8));

    new LineReader(stream, listener, dropped).run();

    assertThat(lines).containsExactly("two");
  }
}
