package dev.bureau.transitions.transcript;

import dev.bureau.core.json.JsonWalk;
import java.util.function.Consumer;

/**
 * What the lines of a kind of agent's transcripts mean. A line is one JSON object of at most 8 MiB.
 * What a format does not know it passes over. A line stands for itself: a format remembers nothing.
 * Called by several threads.
 */
@FunctionalInterface
public interface TranscriptFormat {
  /**
   * Reads one line.
   *
   * @param line at the beginning of its object; whoever calls this walks what is left of it
   * @param facts told what the line says, in order; nothing of it counts if this throws
   * @throws dev.bureau.core.error.BadInputException if the line is of a type that the format knows,
   *     and damaged
   */
  void read(JsonWalk line, Consumer<Fact> facts);

  /**
   * The lines of Bureau's own agent program, and those of agents that write like it: {@code type}
   * is {@code start}, {@code user}, {@code assistant}, {@code tool_use}, {@code tool_result} or
   * {@code end}, or {@code system} with a {@code subtype} of {@code start} or {@code end}; beside
   * it {@code sessionId}, {@code uuid}, {@code timestamp}, {@code cwd}, {@code message}.
   */
  static TranscriptFormat jsonLines() {
    return new JsonLinesFormat();
  }
}
