package dev.bureau.orchestrator.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer.SingleSessionSyncSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server made with the protocol's own library, over its standard input and output. */
final class PeerProcess {
  private PeerProcess() {}

  /** Its two tools; or, with the argument {@code none}, none. */
  public static void main(String[] arguments) {
    boolean none = arguments.length > 0 && arguments[0].equals("none");
    SingleSessionSyncSpecification server =
        (SingleSessionSyncSpecification)
            io.modelcontextprotocol.server.McpServer.sync(
                    new StdioServerTransportProvider(McpJsonDefaults.getMapper()))
                .serverInfo("peer", "7");
    if (!none) {
      server
          .capabilities(ServerCapabilities.builder().tools(true).build())
          .tools(
              tool("look_up", "Looks a word up.", "word"), tool("spell", "Spells it.", "letters"));
    }
    server.build();
  }

  private static SyncToolSpecification tool(String name, String description, String parameter) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", Map.of(parameter, Map.of("type", "string")));
    schema.put("required", List.of(parameter));
    return new SyncToolSpecification(
        Tool.builder(name, schema).description(description).build(),
        (exchange, request) -> {
          throw new IllegalStateException("nobody was to call " + CallToolResult.class);
        });
  }
}
