package dev.bureau.transitions.transcript;

import dev.bureau.core.usage.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a transcript says. */
public sealed interface Fact {
  /** The most characters of a message's text that are kept. */
  int LONGEST_TEXT = 10_000;

  /**
   * A life of the agent begins.
   *
   * @param agentSession by what the agent calls it
   * @param directory where it works; null if it does not say
   */
  record LifeStarted(String agentSession, Instant at, @Nullable String directory) implements Fact {}

  /**
   * A life of the agent ends.
   *
   * @param agentSession by what the agent calls it
   */
  record LifeEnded(String agentSession, Instant at) implements Fact {}

  /**
   * The lines from here on are of that life; told once in a delta, and when it changes.
   *
   * @param agentSession by what the agent calls it
   */
  record AgentSession(String agentSession) implements Fact {}

  /**
   * Somebody said something.
   *
   * @param id of the line
   * @param role who: {@code user} or {@code assistant}
   * @param text its text, shortened to {@link #LONGEST_TEXT} characters; may be empty
   */
  record Message(String id, Instant at, String role, String text) implements Fact {}

  /**
   * The agent uses a tool.
   *
   * @param id by which its result is known
   */
  record ToolCall(String id, Instant at, String tool) implements Fact {}

  /**
   * A tool has answered.
   *
   * @param id that of its call
   */
  record ToolResult(String id, Instant at) implements Fact {}

  /** What a call of a model has used so far; said again as it grows. */
  record UsageReport(Usage usage) implements Fact {}
}
