package dev.bureau.transitions.transcript;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import java.nio.file.Path;

/** A transcript lies where it must not be read (SEC2). Nothing was read. */
public final class TranscriptRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  TranscriptRefusedException(Path file, String reason) {
    super(
        Category.REFUSED,
        "%s is not read: %s; name the folder that it really is in".formatted(file, reason));
    this.file = file;
  }

  /** Which file. */
  public Path file() {
    return file;
  }
}
