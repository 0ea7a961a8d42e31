package dev.bureau.orchestrator.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A transport on which a server can answer, and ask whether anybody is there. All else that it says
 * is dropped: the client would, for one, read the whole list again, with no limit, whenever a
 * server says that it has changed.
 */
final class OnlyAnswers implements McpClientTransport {
  private final McpClientTransport transport;

  OnlyAnswers(McpClientTransport transport) {
    this.transport = transport;
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return transport.connect(message -> handler.apply(message.filter(OnlyAnswers::isTaken)));
  }

  private static boolean isTaken(JSONRPCMessage message) {
    return message instanceof JSONRPCResponse
        || (message instanceof JSONRPCRequest request
            && McpSchema.METHOD_PING.equals(request.method()));
  }

  @Override
  public void setExceptionHandler(Consumer<Throwable> handler) {
    transport.setExceptionHandler(handler);
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return transport.sendMessage(message);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return transport.closeGracefully();
  }

  @Override
  public <T> T unmarshalFrom(Object value, TypeRef<T> type) {
    return transport.unmarshalFrom(value, type);
  }

  @Override
  public List<String> protocolVersions() {
    return transport.protocolVersions();
  }
}
