package dev.bureau.examples.survey.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One view on a tree: figures per batch, then of all batches.
 *
 * <p>Results are plain JSON values, the same for the same files in whatever order the batches come.
 * A summary is bounded whatever the tree, but for its lists of named files. Implementations have no
 * state and are safe for use by many threads.
 */
public interface Analysis {
  /** What it is called: one lower-case word. */
  String name();

  /** The figures of a batch; under {@code changed} the files that are not what was listed. */
  Map<String, Object> analyse(Path root, List<SourceFile> batch);

  /** The figures of all batches together. */
  Map<String, Object> summarise(List<Map<String, Object>> batches);

  /** A summary in Markdown: a section with a heading of the second level. */
  String section(Map<String, Object> summary);

  /** Files, bytes, lines, by language. */
  static Analysis inventory() {
    return new Inventory();
  }

  /** Decision points, by language, keyword and file. */
  static Analysis complexity() {
    return new Complexity();
  }

  /** Equal runs of tokens in different files. */
  static Analysis duplication() {
    return new Duplication();
  }

  /** All of them, in the order of the report. */
  static List<Analysis> all() {
    return List.of(inventory(), complexity(), duplication());
  }
}
