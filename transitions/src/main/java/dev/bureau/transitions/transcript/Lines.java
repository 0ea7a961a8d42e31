package dev.bureau.transitions.transcript;

import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.transcript.Position.Place;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The lines of a file, one after another, in a buffer that grows to the longest line that is
 * accepted and no further; of longer ones only the length is known (SEC5). Belongs to one thread.
 */
final class Lines {
  static final int LONGEST = JsonLimits.LINE.bytes();
  private static final int PIECE = 1 << 16;

  /** Eight bytes are looked at together, for most are no end of a line. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = ONES << 7;
  private static final long NEWLINES = ONES * '\n';

  private final InputStream file;
  private final Seen seen;
  private byte[] buffer = new byte[PIECE];
  private int start; // where the present line begins
  private int lineEnd; // behind its end of line
  private int end; // of what is in the buffer
  private boolean within; // a line that is too long
  private boolean resumed; // that line began before the first byte here
  private boolean newlyLong;
  private boolean ended = true; // by an end of line
  private long gone; // how many bytes of it are no longer in the buffer

  /** What was found. */
  enum Found {
    /** A line with its end. */
    LINE,
    /** The end of a line that is too long. */
    LONG_LINE,
    /** Bytes without an end of line, or none. */
    END
  }

  /**
   * @param file stands where the next line begins, or goes on
   * @param seen what comes before
   */
  Lines(InputStream file, Seen seen, Place place) {
    this.file = file;
    this.seen = seen;
    this.within = place == Place.LONG_LINE;
    this.resumed = within;
  }

  /** Goes to the next line; the bytes of the one before are no longer to be had. */
  Found next() throws IOException {
    consume(lineEnd);
    gone = 0;
    int scanned = 0; // without an end of line
    while (true) {
      lineEnd = endOfLine(start + scanned);
      if (lineEnd > 0) {
        boolean tooLong = within || lineEnd - 1 - start > LONGEST;
        newlyLong = tooLong && !resumed;
        within = false;
        resumed = false;
        return tooLong ? Found.LONG_LINE : Found.LINE;
      }
      within |= end - start > LONGEST;
      if (within) {
        gone += (long) end - start;
        consume(end);
      }
      scanned = end - start;
      if (!more()) {
        lineEnd = start;
        newlyLong = within && !resumed;
        return Found.END;
      }
    }
  }

  /** The bytes of the line without its end, or those that have none. */
  ByteBuffer bytes() {
    int last = lineEnd > start && ended ? lineEnd - 1 : end;
    return ByteBuffer.wrap(buffer, start, last - start);
  }

  /** How long the line is, as far as that was seen. */
  long length() {
    return gone + bytes().remaining();
  }

  /** Where the line ends in the file; where it begins if it has no end. */
  long offset() {
    return seen.size() + lineEnd - start;
  }

  /** Whether the file ends within a line that is too long. */
  boolean isWithinLongLine() {
    return within;
  }

  /** Whether the line is too long, and was not when it was begun to be read. */
  boolean isNewlyLong() {
    return newlyLong;
  }

  /** Has what is left without an end be a line. */
  void takeRest() {
    lineEnd = end;
    ended = false;
  }

  /** What was seen up to where the line ends. */
  String digest() {
    consume(lineEnd);
    return seen.digest();
  }

  /** Behind the next end of line; 0 if there is none in the buffer. */
  private int endOfLine(int from) {
    byte[] bytes = buffer;
    int i = from;
    while (i + Long.BYTES <= end && !hasZero((long) EIGHT.get(bytes, i) ^ NEWLINES)) {
      i += Long.BYTES;
    }
    for (; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  /** Whether one of eight bytes is 0. */
  private static boolean hasZero(long eight) {
    return ((eight - ONES) & ~eight & HIGHS) != 0;
  }

  private void consume(int to) {
    if (to > start) {
      seen.add(buffer, start, to);
      start = to;
    }
  }

  private boolean more() throws IOException {
    if (end == buffer.length && start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    } else if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST + PIECE));
    }
    int read = file.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read > 0;
  }
}
