package dev.bureau.examples.survey.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Files, bytes and lines as {@code wc} counts them, by language. */
final class Inventory implements Analysis {
  private static final Ranking LARGEST = Ranking.byMost("lines");

  @Override
  public String name() {
    return "inventory";
  }

  @Override
  public Map<String, Object> analyse(Path root, List<SourceFile> batch) {
    Tally languages = new Tally();
    List<Map<String, Object>> files = new ArrayList<>();
    List<String> changed =
        SourceText.each(
            root,
            batch,
            text -> {
              long lines = text.text().chars().filter(c -> c == '\n').count();
              String language = text.language().title();
              languages.add(language, "files", 1);
              languages.add(language, "lines", lines);
              languages.add(language, "bytes", text.file().size());
              files.add(entry(text, lines));
            });
    List<Map<String, Object>> problems =
        batch.stream().filter(file -> file.problem() != null).map(SourceFile::toJson).toList();
    return Map.of(
        "listed",
        (long) batch.size(),
        "languages",
        languages.toJson(),
        "largest",
        LARGEST.first(files),
        "problems",
        problems,
        "changed",
        changed);
  }

  private static Map<String, Object> entry(SourceText text, long lines) {
    SourceFile file = text.file();
    return Map.of(
        "path", file.path(), "lines", lines, "bytes", file.size(), "sha256", file.sha256());
  }

  @Override
  public Map<String, Object> summarise(List<Map<String, Object>> batches) {
    Tally languages = new Tally();
    List<Map<String, Object>> problems = new ArrayList<>();
    for (Map<String, Object> batch : batches) {
      languages.addAll(Fields.map(batch, "languages"));
      problems.addAll(Fields.maps(batch, "problems"));
    }
    problems.sort(Comparator.comparing(problem -> Fields.text(problem, "path")));
    return Map.of(
        "listed", batches.stream().mapToLong(batch -> Fields.number(batch, "listed")).sum(),
        "languages", languages.toJson(),
        "largest", LARGEST.firstOf(batches, "largest"),
        "problems", problems,
        "changed", Fields.sorted(batches, "changed"));
  }

  @Override
  public String section(Map<String, Object> summary) {
    Tally languages = Tally.of(Fields.map(summary, "languages"));
    Markdown page = new Markdown().heading("Inventory");
    page.text(
        """
        Text files only: valid UTF-8 without a NUL byte, at most 16 MiB. Lines are line breaks, as
        `wc -l` counts them; bytes as `wc -c`. The language is told by the file's name or its
        `#!` line; `.h` counts as C.\
        """);
    page.table("Language", "Files", "Lines", "Bytes");
    for (String language : languages.rowsByMost("lines")) {
      page.row(
          language,
          languages.get(language, "files"),
          languages.get(language, "lines"),
          languages.get(language, "bytes"));
    }
    page.row(
        "**all**", languages.total("files"), languages.total("lines"), languages.total("bytes"));
    page.subheading("Largest files").text("By lines, at most 20; the hash's first 16 digits.");
    page.table("File", "Lines", "Bytes", "SHA-256");
    for (Map<String, Object> file : Fields.maps(summary, "largest")) {
      page.row(
          Markdown.code(Fields.text(file, "path")),
          Fields.number(file, "lines"),
          Fields.number(file, "bytes"),
          Markdown.code(Fields.text(file, "sha256").substring(0, 16)));
    }
    return page.toString();
  }
}
