package dev.bureau.transitions.transcript;

import static dev.bureau.transitions.transcript.JsonMessage.optional;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.JsonWalk;
import dev.bureau.core.price.OpaqueName;
import dev.bureau.core.usage.Usage;
import dev.bureau.core.usage.UsageKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of Bureau's own agent program. */
final class JsonLinesFormat implements TranscriptFormat {
  private static final Set<String> TYPES =
      Set.of("start", "user", "assistant", "tool_use", "tool_result", "end", "system");

  @Override
  public void read(JsonWalk line, Consumer<Fact> facts) {
    Fields read = new Fields();
    while (line.member()) {
      switch (line.name()) {
        case "type" -> {
          read.type = optional(line);
          if (read.type == null || !TYPES.contains(read.type)) {
            return; // a newer type says nothing to us
          }
        }
        case "subtype" -> read.subtype = optional(line);
        case "sessionId" -> read.session = optional(line);
        case "uuid" -> read.uuid = optional(line);
        case "timestamp" -> read.timestamp = optional(line);
        case "cwd" -> read.directory = optional(line);
        case "message" ->
            read.message =
                line.kind() == JsonWalk.Kind.OBJECT ? JsonMessage.of(line) : read.message;
        default -> {} // passed over
      }
    }
    read.tell(facts);
  }

  /** The members of one line. */
  private static final class Fields {
    private @Nullable String type;
    private @Nullable String subtype;
    private @Nullable String session;
    private @Nullable String uuid;
    private @Nullable String timestamp;
    private @Nullable String directory;
    private @Nullable JsonMessage message;
    private @Nullable Instant at;

    void tell(Consumer<Fact> facts) {
      String kind = "system".equals(type) ? subtype : type;
      if (kind == null) {
        return;
      }
      switch (kind) {
        case "start" -> {
          facts.accept(new Fact.LifeStarted(name("sessionId", session), at(), directory));
          facts.accept(new Fact.AgentSession(name("sessionId", session)));
        }
        case "end" -> facts.accept(new Fact.LifeEnded(name("sessionId", session), at()));
        case "user", "assistant" -> said(kind, facts);
        case "tool_use", "tool_result" -> used(kind, facts);
        default -> {} // another subtype
      }
    }

    private void said(String kind, Consumer<Fact> facts) {
      tellSession(facts);
      if (message == null) {
        return;
      }
      String role = message.role == null ? kind : name("role", message.role);
      facts.accept(new Fact.Message(name("uuid", uuid), at(), role, message.text()));
      for (JsonMessage.Block each : message.blocks) {
        tellTool(each.type(), each.id(), each.tool(), facts);
      }
      tellUsage(message, facts);
    }

    private void used(String kind, Consumer<Fact> facts) {
      tellSession(facts);
      JsonMessage.Block block =
          message == null || message.blocks.isEmpty() ? null : message.blocks.get(0);
      if (block != null) {
        tellTool(kind, block.id(), block.tool(), facts);
      } else {
        tellTool(kind, message == null ? null : message.id, null, facts);
      }
      if (message != null) {
        tellUsage(message, facts);
      }
    }

    private void tellSession(Consumer<Fact> facts) {
      if (session != null) {
        facts.accept(new Fact.AgentSession(name("sessionId", session)));
      }
    }

    private void tellTool(
        String kind, @Nullable String id, @Nullable String tool, Consumer<Fact> facts) {
      String call = name("tool use id", id == null ? uuid : id);
      if (kind.equals("tool_use")) {
        facts.accept(new Fact.ToolCall(call, at(), tool == null ? "" : name("name", tool)));
      } else if (kind.equals("tool_result")) {
        facts.accept(new Fact.ToolResult(call, at()));
      }
    }

    /** A call of a model is known by its message's id, else by the line's (R5). */
    private void tellUsage(JsonMessage told, Consumer<Fact> facts) {
      if (told.tokens == null || told.model == null) {
        return;
      }
      String key = told.id == null ? name("uuid", uuid) : told.id;
      facts.accept(
          new Fact.UsageReport(new Usage(new UsageKey(key), told.model, told.tokens, at())));
    }

    private Instant at() {
      if (at == null) {
        at = parsed();
      }
      return at;
    }

    private Instant parsed() {
      String given = timestamp;
      if (given == null) {
        throw new BadInputException("timestamp", null, "give an ISO time");
      }
      try {
        return Timestamps.parse(given);
      } catch (DateTimeException e) {
        throw new BadInputException("timestamp", given, "give an ISO time");
      }
    }

    private static String name(String field, @Nullable String value) {
      if (value == null) {
        throw new BadInputException(field, null, "give text");
      }
      OpaqueName.check(field, value);
      return value;
    }
  }
}
