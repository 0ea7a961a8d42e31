package dev.bureau.transitions.process;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.seam.Program;
import java.io.IOException;

/** A program could not be started: it is not there, may not be run, or the machine has no room. */
public final class NotStartedException extends BureauException {
  private static final long serialVersionUID = 1L;

  NotStartedException(Program program, IOException cause) {
    super(
        Category.UNAVAILABLE,
        "'%s' cannot be started: %s; check that it is there and may be run"
            .formatted(program.command().get(0), cause.getMessage()),
        cause);
  }
}
