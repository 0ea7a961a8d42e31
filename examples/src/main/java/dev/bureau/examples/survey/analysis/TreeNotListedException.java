package dev.bureau.examples.survey.analysis;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What lies below a directory cannot be told. */
public final class TreeNotListedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path root;
  private final String remedy;

  TreeNotListedException(Path root, String reason, String remedy, @Nullable Throwable cause) {
    super("cannot list " + root + ": " + reason + "; " + remedy, cause);
    this.root = root;
    this.remedy = remedy;
  }

  public Path root() {
    return root;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
