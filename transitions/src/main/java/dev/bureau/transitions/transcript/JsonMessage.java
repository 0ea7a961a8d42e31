package dev.bureau.transitions.transcript;

import dev.bureau.core.json.JsonWalk;
import dev.bureau.core.json.JsonWalk.Kind;
import dev.bureau.core.json.UnicodeText;
import dev.bureau.core.price.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member {@code message} of a line, as far as anybody wants to know it. */
final class JsonMessage {
  private static final int LONGEST = Fact.LONGEST_TEXT;

  @Nullable String id;
  @Nullable String role;
  @Nullable String model;
  @Nullable Tokens tokens;
  final List<Block> blocks = new ArrayList<>(2);
  private String text = "";

  /** A tool that is used, or has answered. */
  record Block(String type, @Nullable String id, @Nullable String tool) {}

  static JsonMessage of(JsonWalk line) {
    JsonMessage message = new JsonMessage();
    line.enter();
    while (line.member()) {
      switch (line.name()) {
        case "id" -> message.id = optional(line);
        case "role" -> message.role = optional(line);
        case "model" -> message.model = optional(line);
        case "usage" -> message.tokens = usage(line);
        case "content" -> message.content(line);
        default -> {} // passed over
      }
    }
    return message;
  }

  /** All text, whole characters only, cut where it is too long. */
  String text() {
    return UnicodeText.whole(text);
  }

  private void content(JsonWalk line) {
    if (line.kind() == Kind.TEXT) {
      say(line.text());
    } else if (line.kind() == Kind.OBJECT) {
      block(line);
    } else if (line.kind() == Kind.ARRAY) {
      line.enter();
      while (line.element()) {
        if (line.kind() == Kind.OBJECT) {
          block(line);
        }
      }
    }
  }

  private void block(JsonWalk line) {
    String type = null;
    String call = null;
    String tool = null;
    line.enter();
    while (line.member()) {
      switch (line.name()) {
        case "type" -> type = optional(line);
        case "text" -> say(optional(line));
        case "id", "tool_use_id" -> call = optional(line);
        case "name" -> tool = optional(line);
        default -> {} // passed over: what goes into a tool and comes out of it
      }
    }
    if (type != null && type.startsWith("tool_")) {
      blocks.add(new Block(type, call, tool));
    }
  }

  private void say(@Nullable String more) {
    if (more == null || more.isEmpty() || text.length() >= LONGEST) {
      return;
    }
    String all = text.isEmpty() ? more : text + '\n' + more;
    text = all.length() > LONGEST ? all.substring(0, LONGEST) : all;
  }

  private static @Nullable Tokens usage(JsonWalk line) {
    if (line.kind() != Kind.OBJECT) {
      return null;
    }
    long input = 0;
    long output = 0;
    long written = 0;
    long cached = 0;
    line.enter();
    while (line.member()) {
      switch (line.name()) {
        case "input_tokens" -> input = line.whole();
        case "output_tokens" -> output = line.whole();
        case "cache_creation_input_tokens" -> written = line.whole();
        case "cache_read_input_tokens" -> cached = line.whole();
        default -> {} // passed over
      }
    }
    Tokens tokens = new Tokens(input, output, written, 0, cached);
    tokens.total(); // refused if it is no number any more
    return tokens;
  }

  /** Texts of another kind say nothing, as if they were not there. */
  static @Nullable String optional(JsonWalk line) {
    return line.kind() == Kind.TEXT ? line.text() : null;
  }
}
