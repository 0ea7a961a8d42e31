package dev.bureau.orchestrator.runtime;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.SessionId;

/**
 * The handling came to a cell of which nobody knows whether it happened. Its message is parked
 * until the cell is resolved; no attempt is counted.
 */
final class CellParkedException extends BureauException {
  private static final long serialVersionUID = 1L;

  CellParkedException(SessionId session, CellId cell) {
    super(
        Category.REFUSED,
        "Cell '%s' of session '%s' is uncertain; resolve it with retry, skip or a result"
            .formatted(cell, session));
  }
}
