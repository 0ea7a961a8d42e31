package dev.bureau.orchestrator.mcp;

import dev.bureau.core.context.TokenCounter;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Json;
import dev.bureau.core.mcp.ServerCost;
import dev.bureau.core.mcp.ToolCost;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts definitions of tools as a model is shown them: name, description and the schema of the
 * input, one line of JSON for each. Of the definitions themselves only a digest is kept.
 */
final class Definitions {
  private final McpServer server;
  private final McpLimits limits;
  private final TokenCounter counter;
  private final List<ToolCost> costs = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  private long bytes;

  Definitions(McpServer server, McpLimits limits, TokenCounter counter) {
    this.server = server;
    this.limits = limits;
    this.counter = counter;
  }

  /**
   * Counts one more.
   *
   * @throws ToolListRefusedException if it is more than is taken, or no definition
   */
  void add(Tool tool) {
    if (costs.size() == limits.tools()) {
      throw new ToolListRefusedException(server, "it has more than " + limits.tools() + " tools");
    }
    String definition = definition(tool);
    int size = definition.getBytes(StandardCharsets.UTF_8).length;
    bytes += size;
    if (size > limits.definition()) {
      throw new ToolListRefusedException(
          server, "the definition of a tool takes " + size + " bytes");
    }
    if (bytes > limits.message()) {
      throw new ToolListRefusedException(server, "all definitions take " + bytes + " bytes");
    }
    costs.add(ToolCost.of(tool.name(), counter.count(definition)));
    digests.add(BlobId.of(definition).value());
  }

  private String definition(Tool tool) {
    if (tool == null || tool.name() == null || tool.name().isBlank()) {
      throw new ToolListRefusedException(server, "a tool has no name");
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", tool.name());
    if (tool.description() != null) {
      shown.put("description", tool.description());
    }
    shown.put("input_schema", tool.inputSchema() == null ? Map.of() : tool.inputSchema());
    try {
      return Json.write(Json.object("tool", shown));
    } catch (BadInputException e) {
      throw new ToolListRefusedException(server, "the definition of a tool is none: " + e.remedy());
    }
  }

  List<ToolCost> costs() {
    return costs;
  }

  ServerCost total() {
    return ServerCost.of(costs, BlobId.of(String.join("\n", digests)).value());
  }
}
