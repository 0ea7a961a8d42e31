package dev.bureau.examples.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One life of the agent: one conversation, one transcript. A word is a token. */
final class Life {
  private static final String MODEL = "example-1";

  private final Transcript transcript;
  private long wordsBefore;

  private Life(Transcript transcript) {
    this.transcript = transcript;
  }

  static Life begin(Path folder, String session) throws IOException {
    Life life = new Life(Transcript.open(folder, session));
    life.transcript.write("system", Map.of("subtype", "start"));
    return life;
  }

  /** Ends it; its transcript says why. */
  void end(String reason) throws IOException {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("subtype", "end");
    own.put("reason", reason);
    transcript.write("system", own);
    transcript.close();
  }

  /** Answers a message in one call of its model. */
  String answer(String message) throws IOException {
    user(message);
    String answer = "You said: " + message;
    Call call = new Call(words(message), wordsBefore);
    call.line(text(answer), words(answer), "end_turn");
    wordsBefore += words(message) + words(answer);
    return answer;
  }

  /** Uses a tool, which gives back what it is given: two calls, the first of them in two lines. */
  String use(String tool, String input) throws IOException {
    user("/tool " + tool + " " + input);
    Call first = new Call(words(input) + 2, wordsBefore);
    String id = "toolu_" + UUID.randomUUID();
    String before = "I use " + tool;
    first.line(text(before), 1, null);
    first.line(block("tool_use", id, tool, input), words(before) + words(input), "tool_use");
    user(List.of(result(id, input)));
    String answer = tool + " says: " + input;
    new Call(words(input), wordsBefore + words(input) + 2)
        .line(text(answer), words(answer), "end_turn");
    wordsBefore += 2L * words(input) + words(before) + words(answer) + 2;
    return answer;
  }

  /** Writes half a line. */
  void tear() throws IOException {
    String content = "torn ".repeat(9);
    transcript.tear("user", Map.of("message", Map.of("role", "user", "content", content)));
  }

  private void user(Object content) throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", "user");
    message.put("content", content);
    transcript.write("user", Map.of("message", message));
  }

  private static Map<String, Object> text(String text) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "text");
    block.put("text", text);
    return block;
  }

  private static Map<String, Object> block(String type, String id, String tool, String input) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", type);
    block.put("id", id);
    block.put("name", tool);
    block.put("input", Map.of("text", input));
    return block;
  }

  private static Map<String, Object> result(String id, String content) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "tool_result");
    block.put("tool_use_id", id);
    block.put("content", content);
    block.put("is_error", false);
    return block;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
  }

  /** One call of the model; each block of its answer is a line, which repeats the usage so far. */
  private final class Call {
    private final String id = "msg_" + UUID.randomUUID();
    private final String request = "req_" + UUID.randomUUID();
    private final long input;
    private final long cached;

    Call(long input, long cached) {
      this.input = input;
      this.cached = cached;
    }

    void line(Map<String, Object> block, int output, @Nullable String stop) throws IOException {
      Map<String, Object> usage = new LinkedHashMap<>();
      usage.put("input_tokens", input);
      usage.put("cache_creation_input_tokens", 0);
      usage.put("cache_read_input_tokens", cached);
      usage.put("output_tokens", output);
      Map<String, @Nullable Object> message = new LinkedHashMap<>();
      message.put("id", id);
      message.put("type", "message");
      message.put("role", "assistant");
      message.put("model", MODEL);
      message.put("content", List.of(block));
      message.put("stop_reason", stop);
      message.put("usage", usage);
      Map<String, Object> own = new LinkedHashMap<>();
      own.put("requestId", request);
      own.put("message", message);
      transcript.write("assistant", own);
    }
  }
}
