package dev.bureau.transitions.transcript;

import dev.bureau.core.id.BlobId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What was seen of a file: its first and its last bytes up to some place. By their digest it is
 * told whether a file still begins with what was read. Belongs to one thread.
 */
final class Seen {
  private static final int MOST = 1024;
  private static final int DIGITS = 32;

  private final byte[] head = new byte[MOST];
  private final byte[] tail = new byte[MOST];
  private int heads;
  private int tails;
  private long size;

  /**
   * Of the first bytes of a file; the stream stands behind them, or at the end if it is shorter.
   */
  static Seen of(InputStream file, long count) throws IOException {
    Seen seen = new Seen();
    seen.heads = file.readNBytes(seen.head, 0, (int) Math.min(MOST, count));
    long between = Math.max(0, count - 2L * MOST);
    long skipped = 0;
    while (skipped < between) {
      long step = file.skip(between - skipped);
      if (step == 0) {
        break;
      }
      skipped += step;
    }
    int last = (int) Math.max(0, Math.min(MOST, count - MOST));
    seen.tails = skipped == between ? file.readNBytes(seen.tail, 0, last) : 0;
    seen.size = seen.heads + skipped + seen.tails;
    return seen;
  }

  /** How many bytes were seen, with all that lie between. */
  long size() {
    return size;
  }

  /** More bytes behind them. */
  void add(byte[] bytes, int from, int to) {
    int start = Math.min(to, from + MOST - heads);
    System.arraycopy(bytes, from, head, heads, start - from);
    heads += start - from;
    int more = Math.min(MOST, to - start);
    int kept = Math.min(tails, MOST - more);
    System.arraycopy(tail, tails - kept, tail, 0, kept);
    System.arraycopy(bytes, to - more, tail, kept, more);
    tails = kept + more;
    size += to - from;
  }

  /** Empty if nothing was seen. */
  String digest() {
    if (size == 0) {
      return "";
    }
    byte[] both = Arrays.copyOf(head, heads + tails);
    System.arraycopy(tail, 0, both, heads, tails);
    return BlobId.of(both).value().substring(0, DIGITS);
  }
}
