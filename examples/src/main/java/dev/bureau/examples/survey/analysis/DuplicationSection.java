package dev.bureau.examples.survey.analysis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the report says of duplication. */
final class DuplicationSection {
  private static final String DEFINITIONS =
      """
      A *window* is 50 consecutive tokens of a file, from the first token of a line; none begins
      on a line of mere punctuation or on one that imports (`import`, `package`, `using`, `use`,
      `from`, `require`, `namespace`, `#include`). Comments and white space are no tokens; names
      and literals count as written. A window is *duplicated* if its 64-bit hash occurs in at
      least one other file; repetition within one file is not counted. A file shorter than 50
      tokens has no window.\
      """;

  private DuplicationSection() {}

  static String of(Map<String, Object> summary) {
    Tally languages = Tally.of(Fields.map(summary, "languages"));
    Markdown page = new Markdown().heading("Duplication").text(DEFINITIONS);
    page.table("Language", "Files", "Windows", "Duplicated", "Share");
    for (String language : languages.rowsByMost("windows")) {
      long windows = languages.get(language, "windows");
      long duplicated = languages.get(language, "duplicated");
      page.row(
          language,
          languages.get(language, "files"),
          windows,
          duplicated,
          share(duplicated, windows));
    }
    long windows = languages.total("windows");
    long duplicated = languages.total("duplicated");
    page.row("**all**", languages.total("files"), windows, duplicated, share(duplicated, windows));
    page.subheading("Files with the most duplicated windows").text("At most 20.");
    page.table("File", "Windows", "Duplicated", "Share");
    for (Map<String, Object> file : Fields.maps(summary, "files")) {
      long all = Fields.number(file, "windows");
      long twice = Fields.number(file, "duplicated");
      page.row(Markdown.code(Fields.text(file, "path")), all, twice, share(twice, all));
    }
    twins(page, Fields.maps(summary, "twins"));
    pairs(page, Fields.maps(summary, "pairs"));
    return page.toString();
  }

  private static void twins(Markdown page, List<Map<String, Object>> groups) {
    page.subheading("Equal files");
    page.text(
        """
        Files with the same windows on the same lines, at most 20 groups, those with most windows
        to spare first; of each group five files are named.\
        """);
    if (groups.isEmpty()) {
      page.text("None.");
    }
    for (Map<String, Object> group : groups) {
      String others =
          Fields.texts(group, "others").stream()
              .map(Markdown::code)
              .collect(Collectors.joining(", "));
      String first = Markdown.code(Fields.text(group, "path"));
      page.item("%d files: %s, %s".formatted(Fields.number(group, "files"), first, others));
    }
  }

  private static void pairs(Markdown page, List<Map<String, Object>> pairs) {
    page.subheading("Pairs of files that share most");
    page.text(
        """
        By the number of different windows that occur in both, at most 20 pairs; of equal files
        only the first takes part, and windows in more than %d files are left out here. Of each
        pair the longest run of consecutive shared windows, with its lines: equal there but for
        comments and layout (the last line may go on differently).\
        """
            .formatted(DuplicationJoin.MOST_FILES));
    if (pairs.isEmpty()) {
      page.text("None.");
    }
    for (Map<String, Object> pair : pairs) {
      page.item(
          "%d shared: %s ~ %s"
              .formatted(Fields.number(pair, "shared"), side(pair, "first"), side(pair, "second")));
    }
  }

  private static String side(Map<String, Object> pair, String name) {
    return Markdown.code(Fields.text(pair, name) + ":" + Fields.text(pair, name + "Run"));
  }

  private static String share(long part, long whole) {
    return Markdown.quotient(part * 100, whole, 1) + " %";
  }
}
