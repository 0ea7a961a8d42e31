package dev.bureau.orchestrator.workspace;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.io.IOException;
import java.nio.file.Path;

/** The disk cannot serve: it is full, it fails, or something may not be read or written. */
public final class WorkspaceUnavailableException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  WorkspaceUnavailableException(Path path, IOException cause) {
    super(
        Category.UNAVAILABLE,
        "The files in '%s' could not be worked with: %s; mend that and try again"
            .formatted(path, cause),
        cause);
    this.path = path;
  }

  /** Which workspace. */
  public Path path() {
    return path;
  }
}
