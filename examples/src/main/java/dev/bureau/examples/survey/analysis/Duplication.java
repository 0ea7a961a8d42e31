package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Lexer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Equal windows of tokens in different files. */
final class Duplication implements Analysis {

  @Override
  public String name() {
    return "duplication";
  }

  @Override
  public Map<String, Object> analyse(Path root, List<SourceFile> batch) {
    List<Map<String, Object>> files = new ArrayList<>();
    List<String> changed =
        SourceText.each(
            root,
            batch,
            text -> {
              if (text.language().isLexed()) {
                files.add(entry(text));
              }
            });
    return Map.of("files", files, "changed", changed);
  }

  private static Map<String, Object> entry(SourceText text) {
    return Map.of(
        "path", text.file().path(),
        "language", text.language().title(),
        "windows", Windows.pack(Lexer.tokens(text.language(), text.text())));
  }

  @Override
  public Map<String, Object> summarise(List<Map<String, Object>> batches) {
    List<Map<String, Object>> files = new ArrayList<>();
    batches.forEach(batch -> files.addAll(Fields.maps(batch, "files")));
    files.sort(Comparator.comparing(file -> Fields.text(file, "path")));
    DuplicationJoin join = new DuplicationJoin(files);
    return Map.of(
        "languages", join.languages(),
        "files", join.files(),
        "twins", join.twins(),
        "pairs", join.pairs(),
        "changed", Fields.sorted(batches, "changed"));
  }

  @Override
  public String section(Map<String, Object> summary) {
    return DuplicationSection.of(summary);
  }
}
