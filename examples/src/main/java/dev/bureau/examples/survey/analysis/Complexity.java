package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Language;
import dev.bureau.examples.survey.analysis.lexer.Lexer;
import dev.bureau.examples.survey.analysis.lexer.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decision points: the places where control flow may take more than one way. */
final class Complexity implements Analysis {
  private static final long FEW_LINES = 50;
  private static final Ranking MOST = Ranking.byMost("decisions");
  private static final Ranking DENSEST = Ranking.byShare("decisions", "codeLines");

  @Override
  public String name() {
    return "complexity";
  }

  @Override
  public Map<String, Object> analyse(Path root, List<SourceFile> batch) {
    Tally languages = new Tally();
    Tally kinds = new Tally();
    List<Map<String, Object>> files = new ArrayList<>();
    List<String> changed =
        SourceText.each(
            root,
            batch,
            text ->
                Decisions.of(text.language())
                    .ifPresent(decisions -> files.add(measure(text, decisions, kinds, languages))));
    return Map.of(
        "languages", languages.toJson(),
        "kinds", kinds.toJson(),
        "most", MOST.first(files),
        "densest", DENSEST.first(files.stream().filter(Complexity::isLong).toList()),
        "changed", changed);
  }

  private static boolean isLong(Map<String, Object> file) {
    return Fields.number(file, "codeLines") >= FEW_LINES;
  }

  private static Map<String, Object> measure(
      SourceText text, Decisions decisions, Tally kinds, Tally languages) {
    Language language = text.language();
    Tokens tokens = Lexer.tokens(language, text.text());
    Blocks blocks = new Blocks(tokens, language);
    long count = 0;
    long deepest = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int open = blocks.openAt(i);
      Optional<String> kind = decisions.at(tokens, i, language);
      if (kind.isPresent()) {
        count++;
        deepest = Math.max(deepest, open);
        kinds.add(kind.get(), "count", 1);
      }
    }
    long codeLines = tokens.codeLines();
    languages.add(language.title(), "files", 1);
    languages.add(language.title(), "codeLines", codeLines);
    languages.add(language.title(), "decisions", count);
    return Map.of(
        "path", text.file().path(),
        "decisions", count,
        "codeLines", codeLines,
        "deepest", deepest);
  }

  @Override
  public Map<String, Object> summarise(List<Map<String, Object>> batches) {
    Tally languages = new Tally();
    Tally kinds = new Tally();
    for (Map<String, Object> batch : batches) {
      languages.addAll(Fields.map(batch, "languages"));
      kinds.addAll(Fields.map(batch, "kinds"));
    }
    return Map.of(
        "languages", languages.toJson(),
        "kinds", kinds.toJson(),
        "most", MOST.firstOf(batches, "most"),
        "densest", DENSEST.firstOf(batches, "densest"),
        "changed", Fields.sorted(batches, "changed"));
  }

  @Override
  public String section(Map<String, Object> summary) {
    return ComplexitySection.of(summary);
  }
}
