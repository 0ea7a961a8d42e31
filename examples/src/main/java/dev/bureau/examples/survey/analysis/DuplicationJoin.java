package dev.bureau.examples.survey.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The windows of all files, brought together. */
final class DuplicationJoin {
  /** A window in more files than this is boilerplate: it is duplicated, but makes no pair. */
  static final int MOST_FILES = 20;

  private static final int MOST_PAIRS = 20;
  private static final int NAMED = 4;

  private final List<Map<String, Object>> files;
  private final WindowIndex index;
  private final long[] duplicated;
  private final PairCounts pairs = new PairCounts();

  /** Files that are the same to us, by their windows. */
  private final Map<String, List<Integer>> twins = new LinkedHashMap<>();

  private final BitSet laterTwins = new BitSet();

  /** The files in order of their paths. */
  DuplicationJoin(List<Map<String, Object>> files) {
    this.files = files;
    this.index = new WindowIndex(files.stream().map(f -> Fields.text(f, "windows")).toList());
    this.duplicated = new long[files.size()];
    for (int file = 0; file < files.size(); file++) {
      String windows = Fields.text(files.get(file), "windows");
      if (!windows.isEmpty()) {
        List<Integer> same = twins.computeIfAbsent(windows, key -> new ArrayList<>(1));
        laterTwins.set(file, !same.isEmpty());
        same.add(file);
      }
    }
    for (int hash = 0; hash < index.hashCount(); hash++) {
      int[] found = index.filesOf(hash);
      if (found.length > 1) {
        index.windowsOf(hash, window -> duplicated[index.files[window]]++);
        count(Arrays.stream(found).filter(file -> !laterTwins.get(file)).toArray());
      }
    }
  }

  private void count(int[] found) {
    for (int i = 0; found.length <= MOST_FILES && i < found.length; i++) {
      for (int j = i + 1; j < found.length; j++) {
        pairs.add(found[i], found[j]);
      }
    }
  }

  Map<String, Object> languages() {
    Tally languages = new Tally();
    for (int file = 0; file < files.size(); file++) {
      String language = Fields.text(files.get(file), "language");
      languages.add(language, "files", 1);
      languages.add(language, "windows", windows(file));
      languages.add(language, "duplicated", duplicated[file]);
    }
    return languages.toJson();
  }

  /** The files with the most duplicated windows. */
  List<Map<String, Object>> files() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      if (duplicated[file] > 0) {
        all.add(
            Map.of("path", path(file), "windows", windows(file), "duplicated", duplicated[file]));
      }
    }
    return Ranking.byMost("duplicated").first(all);
  }

  /** The groups of files with the same windows on the same lines, those with most windows first. */
  List<Map<String, Object>> twins() {
    List<Map<String, Object>> groups = new ArrayList<>();
    for (List<Integer> same : twins.values()) {
      if (same.size() > 1) {
        List<String> others = same.stream().skip(1).limit(NAMED).map(this::path).toList();
        long count = same.size();
        long extra = (count - 1) * windows(same.get(0));
        groups.add(
            Map.of("path", path(same.get(0)), "files", count, "extra", extra, "others", others));
      }
    }
    return Ranking.byMost("extra").first(groups);
  }

  /** The pairs that share most windows, each with its longest run. */
  List<Map<String, Object>> pairs() {
    return pairs.most(MOST_PAIRS).stream().map(this::pair).toList();
  }

  private Map<String, Object> pair(PairCounts.Pair pair) {
    LongestRun run = LongestRun.of(index, pair.first(), pair.second());
    return Map.of(
        "first", path(pair.first()),
        "second", path(pair.second()),
        "shared", (long) pair.count(),
        "firstRun", lines(run.first(), run.length()),
        "secondRun", lines(run.second(), run.length()));
  }

  private String lines(int window, int length) {
    return index.firstLines[window] + "-" + index.lastLines[window + length - 1];
  }

  private long windows(int file) {
    return (long) index.starts[file + 1] - index.starts[file];
  }

  private String path(int file) {
    return Fields.text(files.get(file), "path");
  }
}
