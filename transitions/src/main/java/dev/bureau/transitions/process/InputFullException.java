package dev.bureau.transitions.process;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/** A program does not read what is written to it. This line was not taken; later ones may be. */
public final class InputFullException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final long waiting;

  InputFullException(long waiting) {
    super(
        Category.UNAVAILABLE,
        "The program has not read " + waiting + " bytes yet; write more when it does");
    this.waiting = waiting;
  }

  /** How many bytes it has not read yet. */
  public long waiting() {
    return waiting;
  }
}
