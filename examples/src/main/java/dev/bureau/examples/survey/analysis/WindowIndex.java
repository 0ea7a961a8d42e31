package dev.bureau.examples.survey.analysis;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The windows of all files, joined by hash.
 *
 * <p>Primitive arrays only: a window costs 24 bytes, two million of them take a second or two.
 */
final class WindowIndex {
  final long[] hashes;
  final int[] files;
  final int[] firstLines;
  final int[] lastLines;

  /** Where each file's windows begin; one more than there are files. */
  final int[] starts;

  /** Windows in order of their hash, then of their place. */
  private final int[] byHash;

  /** Where in {@link #byHash} each distinct hash begins; one more than there are hashes. */
  private final int[] groups;

  WindowIndex(List<String> packedFiles) {
    List<ByteBuffer> buffers = packedFiles.stream().map(Windows::unpack).toList();
    int count = buffers.stream().mapToInt(Windows::count).reduce(0, Math::addExact);
    hashes = new long[count];
    files = new int[count];
    firstLines = new int[count];
    lastLines = new int[count];
    starts = new int[buffers.size() + 1];
    int at = 0;
    for (int file = 0; file < buffers.size(); file++) {
      ByteBuffer buffer = buffers.get(file);
      for (starts[file] = at; buffer.hasRemaining(); at++) {
        hashes[at] = buffer.getLong();
        files[at] = file;
        firstLines[at] = buffer.getInt();
        lastLines[at] = buffer.getInt();
      }
    }
    starts[buffers.size()] = at;
    byHash = new int[count];
    groups = group();
  }

  /** A counting sort by the rank of the hash. */
  private int[] group() {
    long[] distinct = Arrays.stream(hashes).sorted().distinct().toArray();
    int[] ranks = new int[hashes.length];
    int[] ends = new int[distinct.length + 1];
    for (int i = 0; i < hashes.length; i++) {
      ranks[i] = Arrays.binarySearch(distinct, hashes[i]);
      ends[ranks[i] + 1]++;
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] next = ends.clone();
    for (int i = 0; i < hashes.length; i++) {
      byHash[next[ranks[i]]++] = i;
    }
    return ends;
  }

  int size() {
    return hashes.length;
  }

  int hashCount() {
    return groups.length - 1;
  }

  /** The different files in which a hash (by its number) occurs, in order. */
  int[] filesOf(int hash) {
    int[] found = new int[groups[hash + 1] - groups[hash]];
    int count = 0;
    for (int i = groups[hash]; i < groups[hash + 1]; i++) {
      int file = files[byHash[i]];
      if (count == 0 || found[count - 1] != file) {
        found[count++] = file;
      }
    }
    return Arrays.copyOf(found, count);
  }

  void windowsOf(int hash, IntConsumer window) {
    for (int i = groups[hash]; i < groups[hash + 1]; i++) {
      window.accept(byHash[i]);
    }
  }
}
