package dev.bureau.bench.transcript;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * A transcript like those of coding agents: two thirds of its lines tell of progress, which nobody
 * reads; calls of models are lines for each block, which repeat the usage; results of tools are
 * long.
 */
final class TranscriptFile {
  private static final int ROUNDS = 4_000;
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final SplittableRandom random = new SplittableRandom(7);
  private int lines;

  private TranscriptFile() {}

  static void write(Path file) throws IOException {
    TranscriptFile transcript = new TranscriptFile();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int round = 0; round < ROUNDS; round++) {
        transcript.round(out, round);
      }
    }
  }

  private void round(BufferedWriter out, int round) throws IOException {
    out.write(line("user", "\"message\":{\"role\":\"user\",\"content\":\"" + text(120) + "\"}"));
    String start =
        "\"message\":{\"model\":\"claude-sonnet-4-20250514\",\"id\":\"msg_%06d\",".formatted(round)
            + "\"type\":\"message\",\"role\":\"assistant\",\"content\":[";
    String end =
        "],\"stop_reason\":null,\"usage\":{\"input_tokens\":%d,\"output_tokens\":%d,"
                .formatted(random.nextInt(2_000), random.nextInt(500))
            + "\"cache_creation_input_tokens\":11,\"cache_read_input_tokens\":22000,"
            + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":11,"
            + "\"ephemeral_1h_input_tokens\":0},\"service_tier\":\"standard\"}}";
    out.write(
        line("assistant", start + "{\"type\":\"text\",\"text\":\"" + text(400) + "\"}" + end));
    out.write(
        line(
            "assistant",
            start
                + "{\"type\":\"tool_use\",\"id\":\"toolu_%06d\",\"name\":\"Read\",".formatted(round)
                + "\"input\":{\"file_path\":\"/srv/work/src/"
                + round
                + ".java\",\"limit\":200}}"
                + end));
    for (int i = 0; i < 7; i++) {
      out.write(
          line(
              "progress",
              "\"data\":{\"type\":\"hook_progress\",\"hookEvent\":\"PreToolUse\",\"step\":"
                  + i
                  + ",\"command\":\""
                  + text(60)
                  + "\"},\"toolUseID\":\"toolu_%06d\"".formatted(round)));
    }
    out.write(
        line(
            "user",
            "\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":"
                + "\"toolu_%06d\",\"content\":\"".formatted(round)
                + text(random.nextInt(6_000))
                + "\"}]}"));
  }

  private String line(String type, String own) {
    lines++;
    return ("{\"parentUuid\":\"%1$036d\",\"isSidechain\":false,\"userType\":\"external\","
            + "\"cwd\":\"/srv/work\",\"sessionId\":\"3fb74381-1bf4-475e-8c6f-442d872b1bcf\","
            + "\"version\":\"2.1.39\",\"gitBranch\":\"main\",\"type\":\"%2$s\",%3$s,"
            + "\"uuid\":\"%4$036d\",\"timestamp\":\"%5$s\"}%n")
        .formatted(lines - 1, type, own, lines, START.plusMillis(lines * 250L));
  }

  /** Words, with what code has: quotes, ends of lines, now and then a letter that is not ASCII. */
  private String text(int length) {
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      text.append("word").append(random.nextInt(1_000));
      switch (random.nextInt(12)) {
        case 0 -> text.append("\\n    ");
        case 1 -> text.append("(\\\"x\\\")");
        case 2 -> text.append(" über ");
        default -> text.append(' ');
      }
    }
    return text.toString();
  }
}
