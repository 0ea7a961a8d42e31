package dev.bureau.examples.survey.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next files in the order of the tree; {@code after} continues behind them, null = no more. */
public record Batch(List<SourceFile> files, @Nullable String after) {
  public Batch {
    files = List.copyOf(files);
  }

  /** Whether no files follow this batch. */
  public boolean isLast() {
    return after == null;
  }
}
