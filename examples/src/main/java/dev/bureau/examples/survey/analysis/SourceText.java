package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Language;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A listed file with its text, which is still the one that was listed. */
record SourceText(SourceFile file, Language language, String text) {

  /** Reads the file again; empty if it vanished or is not what was listed. */
  static Optional<SourceText> read(Path root, SourceFile file) {
    try {
      Content content = Content.of(FileName.resolve(root, file.path()));
      return content.size() == file.size() && content.sha256().equals(file.sha256())
          ? content.text().map(text -> of(file, text))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static SourceText of(SourceFile file, String text) {
    return new SourceText(file, Language.of(file.path(), text), text);
  }

  /** Shows each file without a problem to the reader; returns the paths of those that changed. */
  static List<String> each(Path root, List<SourceFile> batch, Consumer<SourceText> reader) {
    List<String> changed = new ArrayList<>();
    for (SourceFile file : batch) {
      if (file.problem() == null) {
        read(root, file).ifPresentOrElse(reader, () -> changed.add(file.path()));
      }
    }
    return changed;
  }
}
