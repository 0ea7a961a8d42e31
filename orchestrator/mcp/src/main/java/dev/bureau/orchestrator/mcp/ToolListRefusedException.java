package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;

/** What an MCP server says of its tools is more than is taken from any, or nonsense (SEC12). */
public final class ToolListRefusedException extends BureauException {
  private static final long serialVersionUID = 1L;

  ToolListRefusedException(McpServer server, String fact) {
    super(
        Category.REFUSED,
        "MCP server '"
            + McpServerException.shown(server)
            + "': "
            + fact
            + "; its tools were not counted, do not enable it");
  }
}
