package dev.bureau.orchestrator.mcp;

import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the list of a server's tools, page by page. Of each page only the costs are kept. */
final class Listing {
  private static final int LONGEST_CURSOR = 4_096;

  private final McpServer server;
  private final McpAsyncClient client;
  private final Patience patience;
  private final Mono<Void> broken;

  Listing(McpServer server, McpAsyncClient client, Patience patience, Mono<Void> broken) {
    this.server = server;
    this.client = client;
    this.patience = patience;
    this.broken = broken;
  }

  ServerTools read(Definitions definitions, int pages) {
    InitializeResult met = answer(client.initialize());
    if (met.capabilities() != null && met.capabilities().tools() != null) {
      readPages(definitions, pages);
    }
    return new ServerTools(
        met.serverInfo() == null ? "" : String.valueOf(met.serverInfo().name()),
        met.serverInfo() == null ? "" : String.valueOf(met.serverInfo().version()),
        definitions.costs(),
        definitions.total());
  }

  private void readPages(Definitions definitions, int pages) {
    Set<String> seen = new HashSet<>();
    @Nullable String cursor = McpSchema.FIRST_PAGE;
    for (int page = 0; page < pages; page++) {
      ListToolsResult result = answer(client.listTools(cursor));
      if (result.tools() != null) {
        for (Tool each : result.tools()) {
          patience.left();
          definitions.add(each);
        }
      }
      cursor = result.nextCursor();
      if (cursor == null || cursor.isEmpty()) {
        return;
      }
      if (cursor.length() > LONGEST_CURSOR || !seen.add(cursor)) {
        throw new ToolListRefusedException(
            server, "its list goes in a circle, or names a page with a text of any length");
      }
    }
    throw new ToolListRefusedException(server, "its list has more than " + pages + " pages");
  }

  private <T> T answer(Mono<T> request) {
    T answer = patience.await(Mono.firstWithSignal(request, broken.then(Mono.never())));
    if (answer == null) {
      throw new McpServerException(server, "it answers with nothing", null);
    }
    return answer;
  }
}
