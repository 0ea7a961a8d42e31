package dev.bureau.core.mcp;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import dev.bureau.core.id.SessionId;

/** Something cannot be done with the configuration of a session's agent. Nothing was changed. */
public final class McpRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  private final transient SessionId session;

  /**
   * @param session whose agent it is
   * @param fact why not
   * @param remedy what to do instead
   */
  public McpRefusedException(SessionId session, String fact, String remedy) {
    super(Category.REFUSED, "The servers of '" + session + "': " + fact + "; " + remedy);
    this.session = session;
  }

  /** Whose agent it is. */
  public SessionId session() {
    return session;
  }
}
