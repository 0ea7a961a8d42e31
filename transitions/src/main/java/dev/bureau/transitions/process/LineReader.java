package dev.bureau.transitions.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream of UTF-8 to its end, line by line. Of a line that is too long the first part is
 * told, and the rest is dropped and counted: a program that writes without an end takes no more
 * memory than one line.
 */
final class LineReader implements Runnable {
  /** The most bytes of a line that are told. */
  static final int LONGEST = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(LineReader.class);
  private static final int CHUNK = 8 << 10;

  private final InputStream stream;
  private final Consumer<String> listener;
  private final AtomicLong dropped;
  private byte[] line = new byte[CHUNK];
  private int length;

  LineReader(InputStream stream, Consumer<String> listener, AtomicLong dropped) {
    this.stream = stream;
    this.listener = listener;
    this.dropped = dropped;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
        take(chunk, read);
      }
    } catch (IOException e) { // closed under the reader: what was read stands
      LOG.debug("The output of a program was closed", e);
    }
    if (length > 0) {
      tell();
    }
  }

  private void take(byte[] chunk, int end) {
    int from = 0;
    for (int i = 0; i < end; i++) {
      if (chunk[i] == '\n') {
        keep(chunk, from, i - from);
        tell();
        from = i + 1;
      }
    }
    keep(chunk, from, end - from);
  }

  private void keep(byte[] chunk, int from, int count) {
    int kept = Math.min(count, LONGEST - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.min(LONGEST, 2 * (length + kept)));
    }
    System.arraycopy(chunk, from, line, length, kept);
    length += kept;
    dropped.addAndGet(count - kept);
  }

  private void tell() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String told = new String(line, 0, end, StandardCharsets.UTF_8);
    length = 0;
    try {
      listener.accept(told);
    } catch (RuntimeException | LinkageError | AssertionError e) { // it may bear the next one
      LOG.error("A listener failed at a line of a program", e);
    }
  }
}
