package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.SessionId;

/**
 * The work of a cell asks for something that belongs to the handling: whenever the cell's result is
 * replayed, its work does not run, and nobody would ask for it.
 */
public final class InsideCellException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final transient CellId cell;

  InsideCellException(SessionId session, CellId cell) {
    super(
        Category.REFUSED,
        ("Cell '%s' of session '%s' does more than its work: it would be lost when the result is"
                + " replayed; return from the cell, and do it behind it")
            .formatted(cell, session));
    this.session = session;
    this.cell = cell;
  }

  /** Whose handler. */
  public SessionId session() {
    return session;
  }

  /** In whose work. */
  public CellId cell() {
    return cell;
  }
}
