package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BureauException;
import dev.bureau.core.seam.Child;
import dev.bureau.core.seam.Tasks;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A message a line, over the standard input and output of a program. It stands in the place of the
 * library's own transport, under which a program sees all variables of this process, one line that
 * is no message ends the conversation, and a program that does not want to end is waited for.
 */
final class ProgramTransport implements McpClientTransport {
  private final McpServer server;
  private final Child child;
  private final Tasks tasks;
  private final McpJsonMapper json;
  private final int longest;
  private final LastWords lastWords;
  private final Sinks.Empty<Void> broken = Sinks.empty();

  ProgramTransport(McpServer server, Child child, Tasks tasks, McpJsonMapper json, int longest) {
    this.server = server;
    this.child = child;
    this.tasks = tasks;
    this.json = json;
    this.longest = longest;
    this.lastWords = new LastWords(child.errors());
  }

  /** Fails when nothing more will come, with what is known of it. */
  Mono<Void> broken() {
    return broken.asMono();
  }

  @Override
  public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    return Mono.fromRunnable(
        () -> {
          tasks.alone("mcp-errors", lastWords);
          tasks.alone("mcp-output", () -> broken.tryEmitError(read(handler)));
        });
  }

  private BureauException read(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
    try {
      Lines lines = new Lines(child.output(), longest);
      for (String line = lines.next(); line != null; line = lines.next()) {
        JSONRPCMessage message = message(line);
        if (message != null) {
          // What the client makes of it, it tells whoever waits for the answer.
          handler.apply(Mono.just(message)).onErrorComplete().subscribe();
        }
      }
    } catch (Lines.TooLongException e) {
      return new ToolListRefusedException(
          server, "it sends a message of more than " + longest + " bytes");
    } catch (IOException e) { // closed under the reader, which is one way to end
      return new McpServerException(server, "its output cannot be read", e);
    }
    child.close();
    return new McpServerException(server, "it has ended" + code() + lastWords, null);
  }

  private String code() {
    return child.exitCode().isPresent() ? " with code " + child.exitCode().getAsInt() : "";
  }

  /** Null if the line is none: many servers print other things, too. */
  private @Nullable JSONRPCMessage message(String line) {
    try {
      return McpSchema.deserializeJsonRpcMessage(json, line);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(() -> write(message));
  }

  private void write(JSONRPCMessage message) {
    OutputStream input = child.input();
    try {
      byte[] line = (json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8);
      synchronized (input) {
        input.write(line);
        input.flush();
      }
    } catch (IOException e) { // it reads no more: whoever reads from it tells how it ended
      return;
    }
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(child::close);
  }

  @Override
  public <T> T unmarshalFrom(Object value, TypeRef<T> type) {
    return json.convertValue(value, type);
  }
}
