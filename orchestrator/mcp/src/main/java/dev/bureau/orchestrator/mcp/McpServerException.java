package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.error.Category;
import org.jspecify.annotations.Nullable;

/** An MCP server cannot be asked: it does not start, does not answer, or has ended. */
public final class McpServerException extends BureauException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 120;

  McpServerException(McpServer server, String fact, @Nullable Throwable cause) {
    super(
        Category.UNAVAILABLE,
        "MCP server '" + shown(server) + "': " + fact + "; see whether it works by itself",
        cause);
  }

  /** What it is, cut: commands may be of any length. */
  static String shown(McpServer server) {
    String all = server.toString();
    return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "…";
  }
}
