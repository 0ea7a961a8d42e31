package dev.bureau.examples.survey.analysis;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The survey as one Markdown document: the same summaries give the same bytes. */
public final class Report {
  private static final String CHECKS =
      """
      # the files listed: those that git tracks, else all
      git ls-files --stage -- . | grep -c '^100'
      find . -name .git -prune -o -type f -print | wc -l
      # lines and bytes: of one file, and of a language by its extension
      wc -lc FILE
      git ls-files -z -- '*.java' | xargs -0 cat | wc -lc
      find . -name '*.java' -type f -print0 | xargs -0 cat | wc -lc
      # that a file is the one measured
      sha256sum FILE | cut -c1-16
      # decision points: an upper bound (comments and literals are counted too), by kind
      grep -owE 'if|for|while|case|catch' FILE | sort | uniq -c
      grep -oE '&&|\\|\\|' FILE | sort | uniq -c
      # code lines: roughly
      grep -cvE '^[[:space:]]*($|//|/?\\*)' FILE
      # a shared run a.java:10-42 ~ b.java:55-87
      diff <(sed -n '10,42p' a.java) <(sed -n '55,87p' b.java)\
      """;

  private Report() {}

  /**
   * The document.
   *
   * @param title what was surveyed, without place or time
   * @param summariesByAnalysis summaries by the analysis' name; an absent one has no section
   */
  public static String render(String title, Map<String, Map<String, Object>> summariesByAnalysis) {
    Markdown page = new Markdown().title("Survey of " + Markdown.code(title));
    totals(page, summariesByAnalysis);
    for (Analysis analysis : Analysis.all()) {
      Map<String, Object> summary = summariesByAnalysis.get(analysis.name());
      if (summary != null) {
        page.text(analysis.section(summary));
      }
    }
    Map<String, Object> inventory = summariesByAnalysis.get(Analysis.inventory().name());
    if (inventory != null) {
      problems(page, Fields.maps(inventory, "problems"));
    }
    changed(page, summariesByAnalysis);
    page.heading("How to check these figures")
        .text(
            """
            In the surveyed directory, with ordinary commands (bash). In file names above a
            backslash is shown doubled; a line break, a vertical bar, a backquote and what
            cannot be seen are shown as `\\n` and `\\uXXXX`.\
            """)
        .commands(CHECKS);
    return page.toString();
  }

  private static void totals(Markdown page, Map<String, Map<String, Object>> summaries) {
    page.table("Figure", "Value");
    Map<String, Object> inventory = summaries.get("inventory");
    if (inventory != null) {
      Tally languages = Tally.of(Fields.map(inventory, "languages"));
      page.row("Files listed", Fields.number(inventory, "listed"));
      page.row("Text files measured", languages.total("files"));
      page.row("Files not measured", Fields.maps(inventory, "problems").size());
      page.row("Lines", languages.total("lines"));
      page.row("Bytes", languages.total("bytes"));
    }
    page.row("Files changed during the survey", changes(summaries).size());
    Map<String, Object> complexity = summaries.get("complexity");
    if (complexity != null) {
      Tally languages = Tally.of(Fields.map(complexity, "languages"));
      long decisions = languages.total("decisions");
      long lines = languages.total("codeLines");
      page.row("Decision points", decisions);
      page.row("Decision points per 100 code lines", Markdown.quotient(decisions * 100, lines, 1));
    }
    Map<String, Object> duplication = summaries.get("duplication");
    if (duplication != null) {
      Tally languages = Tally.of(Fields.map(duplication, "languages"));
      long part = languages.total("duplicated") * 100;
      page.row("Duplicated windows", Markdown.quotient(part, languages.total("windows"), 1) + " %");
    }
  }

  private static void problems(Markdown page, List<Map<String, Object>> problems) {
    Map<String, TreeSet<String>> byReason = new TreeMap<>();
    for (Map<String, Object> problem : problems) {
      byReason
          .computeIfAbsent(Fields.text(problem, "problem"), reason -> new TreeSet<>())
          .add(Fields.text(problem, "path"));
    }
    page.heading("Files not measured");
    page.text(byReason.isEmpty() ? "None." : "Listed, but without figures.");
    byReason.forEach(
        (reason, paths) -> {
          page.subheading(reason + ": " + paths.size());
          paths.forEach(path -> page.item(Markdown.code(path)));
        });
  }

  private static void changed(Markdown page, Map<String, Map<String, Object>> summaries) {
    SortedSet<String> changed = changes(summaries);
    page.heading("Files changed during the survey");
    page.text(
        changed.isEmpty()
            ? "None."
            : "Not what was listed when they were read again. The figures leave them out, or are of"
                + " what they were.");
    changed.forEach(path -> page.item(Markdown.code(path)));
  }

  private static SortedSet<String> changes(Map<String, Map<String, Object>> summaries) {
    SortedSet<String> changed = new TreeSet<>();
    summaries.values().forEach(summary -> changed.addAll(Fields.texts(summary, "changed")));
    return changed;
  }
}
