package dev.bureau.orchestrator.tools;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of an agent's configuration is not as it should be. It was left as it is. */
public final class ConfigurationRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final String file;

  ConfigurationRefusedException(Path file, String fact, @Nullable Throwable cause) {
    super(Category.UNREADABLE, file + ": " + fact + "; it is left as it is, repair it", cause);
    this.file = file.toString();
  }

  /** Which file. */
  public String file() {
    return file;
  }
}
