package dev.bureau.core.cell;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/**
 * A handler came to a cell that had run with another input: the handler is not deterministic, or
 * its program has changed. Only READ_ONLY cells run again with what is new.
 */
public final class CellInputChangedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient Step recorded;

  CellInputChangedException(Step recorded) {
    super(
        Category.REFUSED,
        ("Cell '%s' (%s) has run with another input; give each step of a handler the same input at"
                + " every attempt, or name the new step differently")
            .formatted(recorded.id(), recorded.key()));
    this.recorded = recorded;
  }

  /** The cell as the journal has it. */
  public Step recorded() {
    return recorded;
  }
}
