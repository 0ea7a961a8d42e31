package dev.bureau.testing.transcript;

import java.util.SplittableRandom;

/** Lines as our own agent program writes them. */
final class Sample {
  static final String SESSION = "3fb74381-1bf4-475e-8c6f-442d872b1bcf";

  private Sample() {}

  static String message(int number, String text) {
    return line(number, "user", "\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"}");
  }

  static String call(int number, String id, int output) {
    return line(
        number,
        "assistant",
        "\"message\":{\"id\":\"%s\",\"role\":\"assistant\",\"model\":\"example-1\",".formatted(id)
            + "\"content\":[{\"type\":\"text\",\"text\":\"said\"},{\"type\":\"tool_use\",\"id\":"
            + "\"toolu_%d\",\"name\":\"Read\",\"input\":{\"path\":\"/a\"}}],".formatted(number)
            + "\"usage\":{\"input_tokens\":3,\"output_tokens\":%d,".formatted(output)
            + "\"cache_creation_input_tokens\":null,\"cache_read_input_tokens\":5}}");
  }

  static String line(int number, String type, String own) {
    return ("{\"type\":\"%s\",\"sessionId\":\"%s\",\"uuid\":\"u%d\",\"cwd\":\"/work\","
            + "\"timestamp\":\"2026-03-01T08:00:%02d.%03dZ\",%s}")
        .formatted(type, SESSION, number, number / 1_000 % 60, number % 1_000, own);
  }

  static String start() {
    return line(0, "system", "\"subtype\":\"start\"");
  }

  /** Something that a transcript may hold: most of it good, some of it not. */
  static String any(int number, SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "{\"type\":\"user\"";
      case 2 -> "\u0000\u0000\u0000";
      case 3 -> line(number, "progress", "\"data\":{\"text\":\"über \\u00fc \\ud83d\\ude00\"}");
      case 4, 5, 6 -> call(number, "msg_" + number / 4, random.nextInt(50));
      case 7 -> message(number, "x".repeat(random.nextInt(3_000))) + "\r";
      case 8 -> line(number, "tool_use", "\"message\":{\"content\":{\"name\":\"Bash\"}}");
      default -> message(number, "Grüße " + number);
    };
  }
}
