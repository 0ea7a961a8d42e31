package dev.bureau.examples.survey.analysis;

import java.util.List;
import java.util.Map;

/** What the report says of decision points. */
final class ComplexitySection {
  private static final String DEFINITIONS =
      """
      A *decision point* is one token at which control flow may take more than one way, outside
      comments and literals: `if` (an `else if` is one, as are `elif`, `elsif`, `elseif`),
      `unless`, `guard`, `for`, `foreach`, `while`, `until`, `case` (not `default`), `catch`,
      `except`, `rescue`, `&&`, `||`, `and`, `or` where they are operators, and the `?` of
      `a ? b : c`. Branches of Kotlin's `when` and Rust's `match` have no keyword: each `when` and
      `match` counts once; so does a shell `case`. In Ruby and SQL `when` counts, not `case`.
      Not counted: `?.`, `??`, `?:`, Java's wildcards, members such as `promise.catch`,
      preprocessor lines `#if`, expressions within string templates.
      In C#, Dart, PHP, Perl, Ruby, Swift and TypeScript a `?` counts only with white space
      on both sides, in C, C++ and Rust so do `&&` and `||`: other uses there are types.

      A *code line* is a line on which a token begins: neither blank, nor comment alone, nor a
      further line of a long literal. *Depth* is the largest number of blocks open at a decision
      point, those of class and method included (braces; indentation in Python; 0 = not
      measured). Prose, data, markup and languages without a table are not measured.\
      """;

  private ComplexitySection() {}

  static String of(Map<String, Object> summary) {
    Tally languages = Tally.of(Fields.map(summary, "languages"));
    Tally kinds = Tally.of(Fields.map(summary, "kinds"));
    Markdown page = new Markdown().heading("Complexity").text(DEFINITIONS);
    page.table("Language", "Files", "Code lines", "Decision points", "per 100 code lines");
    for (String language : languages.rowsByMost("decisions")) {
      long decisions = languages.get(language, "decisions");
      long lines = languages.get(language, "codeLines");
      page.row(
          language, languages.get(language, "files"), lines, decisions, per100(decisions, lines));
    }
    long all = languages.total("decisions");
    long lines = languages.total("codeLines");
    page.row("**all**", languages.total("files"), lines, all, per100(all, lines));
    page.subheading("Decision points by kind");
    page.table("Token", "Count");
    kinds
        .rowsByMost("count")
        .forEach(kind -> page.row("`" + kind.replace("|", "\\|") + "`", kinds.get(kind, "count")));
    page.subheading("Files with the most decision points").text("At most 20.");
    files(page, Fields.maps(summary, "most"));
    page.subheading("Densest files")
        .text("Decision points per 100 code lines, files of at least 50 code lines, at most 20.");
    files(page, Fields.maps(summary, "densest"));
    return page.toString();
  }

  private static void files(Markdown page, List<Map<String, Object>> files) {
    page.table("File", "Decision points", "Code lines", "per 100", "Depth");
    for (Map<String, Object> file : files) {
      long decisions = Fields.number(file, "decisions");
      long lines = Fields.number(file, "codeLines");
      page.row(
          Markdown.code(Fields.text(file, "path")),
          decisions,
          lines,
          per100(decisions, lines),
          Fields.number(file, "deepest"));
    }
  }

  private static String per100(long decisions, long lines) {
    return Markdown.quotient(decisions * 100, lines, 1);
  }
}
