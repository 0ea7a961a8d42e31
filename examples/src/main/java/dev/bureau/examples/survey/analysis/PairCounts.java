package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Tokens;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How often each pair of files was seen: an open hash table of primitives. */
final class PairCounts {
  /** Two files by their numbers, the smaller first. */
  record Pair(int first, int second, int count) {}

  private static final long EMPTY = -1;

  private long[] keys = new long[1 << 10];
  private int[] counts = new int[keys.length];
  private int size;

  PairCounts() {
    Arrays.fill(keys, EMPTY);
  }

  void add(int first, int second) {
    if (size * 2 > keys.length) {
      grow();
    }
    add((long) first << 32 | second, 1);
  }

  private void add(long key, int count) {
    int mask = keys.length - 1;
    int at = (int) Tokens.mix(key) & mask;
    while (keys[at] != EMPTY && keys[at] != key) {
      at = (at + 1) & mask;
    }
    size += keys[at] == EMPTY ? 1 : 0;
    keys[at] = key;
    counts[at] += count;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    size = 0;
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        add(oldKeys[i], oldCounts[i]);
      }
    }
  }

  /** The pairs seen most often, then by number. */
  List<Pair> most(int limit) {
    return IntStream.range(0, keys.length)
        .filter(i -> keys[i] != EMPTY)
        .mapToObj(i -> new Pair((int) (keys[i] >>> 32), (int) keys[i], counts[i]))
        .sorted(
            Comparator.comparingInt((Pair pair) -> -pair.count())
                .thenComparingInt(Pair::first)
                .thenComparingInt(Pair::second))
        .limit(limit)
        .toList();
  }
}
