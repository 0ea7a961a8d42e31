package dev.bureau.examples.survey.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The longest run of consecutive windows that two files share; the first of equal ones. */
record LongestRun(int first, int second, int length) {
  /** A window may be repeated in a file without end; we look at so many of its places. */
  private static final int MOST_PLACES = 64;

  /** Numbers of windows in the index; the length is 0 if the files share none. */
  static LongestRun of(WindowIndex index, int firstFile, int secondFile) {
    Map<Long, List<Integer>> places = places(index, secondFile);
    int from = index.starts[secondFile];
    int[] previous = new int[index.starts[secondFile + 1] - from + 1];
    int[] current = new int[previous.length];
    LongestRun longest = new LongestRun(0, 0, 0);
    for (int i = index.starts[firstFile]; i < index.starts[firstFile + 1]; i++) {
      Arrays.fill(current, 0);
      for (int j : places.getOrDefault(index.hashes[i], List.of())) {
        int length = previous[j - from] + 1;
        current[j - from + 1] = length;
        if (length > longest.length) {
          longest = new LongestRun(i - length + 1, j - length + 1, length);
        }
      }
      int[] swapped = previous;
      previous = current;
      current = swapped;
    }
    return longest;
  }

  private static Map<Long, List<Integer>> places(WindowIndex index, int file) {
    Map<Long, List<Integer>> places = new HashMap<>();
    IntStream.range(index.starts[file], index.starts[file + 1])
        .forEach(
            i -> {
              List<Integer> found =
                  places.computeIfAbsent(index.hashes[i], hash -> new ArrayList<>(1));
              if (found.size() < MOST_PLACES) {
                found.add(i);
              }
            });
    return places;
  }
}
