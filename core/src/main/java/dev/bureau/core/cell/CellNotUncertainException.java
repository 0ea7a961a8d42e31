package dev.bureau.core.cell;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.CellId;
import dev.bureau.core.id.SessionId;

/** A decision was given for a cell that does not wait for one. Nothing was changed. */
public final class CellNotUncertainException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;
  private final transient CellId cell;

  CellNotUncertainException(SessionId session, CellId cell) {
    super(
        Category.REFUSED,
        "Session '%s' has no uncertain cell '%s'; its cells and their states are listed by 'cells'"
            .formatted(session, cell));
    this.session = session;
    this.cell = cell;
  }

  /** Which session. */
  public SessionId session() {
    return session;
  }

  /** Which cell. */
  public CellId cell() {
    return cell;
  }
}
