package dev.bureau.orchestrator.mcp;

import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ToolCost;
import java.util.List;

/**
 * What a server said of itself.
 *
 * @param name how it calls itself, for people: any text
 * @param version its version, for people: any text
 * @param tools each of its tools, in the order of its list
 * @param cost what all of them cost
 */
public record ServerTools(String name, String version, List<ToolCost> tools, ServerCost cost) {
  public ServerTools {
    tools = List.copyOf(tools);
  }
}
