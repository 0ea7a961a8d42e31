package dev.bureau.orchestrator.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 from a stream, none of them longer than so many bytes. */
final class Lines {
  private static final int CHUNK = 1 << 13;

  private final InputStream stream;
  private final int longest;
  private final byte[] chunk = new byte[CHUNK];
  private int next;
  private int end;

  Lines(InputStream stream, int longest) {
    this.stream = stream;
    this.longest = longest;
  }

  /** A line is longer than it may be. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The next line without its end; null after the last one.
   *
   * @throws TooLongException if it is too long; there is no way to go on then
   */
  @Nullable String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (next == end) {
        end = stream.read(chunk);
        next = 0;
        if (end < 0) {
          end = 0;
          return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
        }
      }
      int from = next;
      while (next < end && chunk[next] != '\n') {
        next++;
      }
      if (line.size() + next - from > longest) {
        throw new TooLongException();
      }
      line.write(chunk, from, next - from);
      if (next < end) {
        next++;
        return line.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
