package dev.bureau.orchestrator.workspace;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.nio.file.Path;

/** Something in a workspace, or in the place of one, cannot be taken as it is (X50). */
public final class WorkspaceRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  public WorkspaceRefusedException(Path path, String reason, String remedy) {
    super(Category.REFUSED, "'%s' is refused: %s; %s".formatted(path, reason, remedy));
    this.path = path;
  }

  /** What is refused. */
  public Path path() {
    return path;
  }
}
