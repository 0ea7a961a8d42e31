package dev.bureau.orchestrator.mcp;

import dev.bureau.core.seam.Child;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.seam.Tasks;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * A way to a server. When the time that it may take is up it is cut, whoever is using it.
 *
 * @param transport what the client speaks over
 * @param broken fails when nothing more will come
 * @param end what is left to do when it is no longer used
 */
record Link(McpClientTransport transport, Mono<Void> broken, Runnable end)
    implements AutoCloseable {

  static Link to(McpServer server, Seams seams, McpLimits limits) {
    if (server instanceof McpServer.OfProgram found) {
      return toProgram(found, seams, limits);
    }
    McpClientTransport transport =
        server instanceof McpServer.OfHttp http
            ? streamable(http, limits)
            : events((McpServer.OfSse) server, limits);
    return new Link(new OnlyAnswers(transport), Mono.never(), () -> {});
  }

  private static Link toProgram(McpServer.OfProgram server, Seams seams, McpLimits limits) {
    Child child;
    try {
      child = seams.processes().start(server.program());
    } catch (IOException e) {
      throw new McpServerException(server, "it cannot be started: " + e.getMessage(), e);
    }
    Tasks.Timer cut = seams.tasks().after("mcp-limit", limits.time(), child::close);
    ProgramTransport transport =
        new ProgramTransport(
            server, child, seams.tasks(), McpJsonDefaults.getMapper(), limits.message());
    return new Link(
        new OnlyAnswers(transport),
        transport.broken(),
        () -> {
          cut.close();
          child.close();
        });
  }

  private static McpClientTransport streamable(McpServer.OfHttp server, McpLimits limits) {
    return HttpClientStreamableHttpTransport.builder(origin(server.address()))
        .endpoint(path(server.address()))
        .requestBuilder(request(server.headers()))
        .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
        .connectTimeout(limits.time())
        .maxResponseSize(limits.message())
        .openConnectionOnStartup(false)
        .resumableStreams(false)
        .build();
  }

  @SuppressWarnings("deprecation") // as the protocol itself has, and servers still speak it
  private static McpClientTransport events(McpServer.OfSse server, McpLimits limits) {
    return HttpClientSseClientTransport.builder(origin(server.address()))
        .sseEndpoint(path(server.address()))
        .requestBuilder(request(server.headers()))
        .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
        .connectTimeout(limits.time())
        .maxResponseSize(limits.message())
        .build();
  }

  private static HttpRequest.Builder request(Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder();
    headers.forEach(request::header);
    return request;
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  private static String path(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  @Override
  public void close() {
    end.run();
  }
}
