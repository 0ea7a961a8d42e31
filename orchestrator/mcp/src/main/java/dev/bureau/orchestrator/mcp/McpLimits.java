package dev.bureau.orchestrator.mcp;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * How much is taken from a server, whatever it says (SEC12). Start from {@link #defaults()}.
 *
 * @param time the longest that asking it may take, from its start to its last tool; longer than
 *     zero (60 s)
 * @param tools the most tools (1,000)
 * @param pages the most pages of its list (100)
 * @param definition the most bytes of one tool's definition (256 KiB)
 * @param message the most bytes of one message, and of all definitions together (4 MiB)
 */
public record McpLimits(Duration time, int tools, int pages, int definition, int message) {
  private static final McpLimits DEFAULTS =
      new McpLimits(Duration.ofSeconds(60), 1_000, 100, 256 * 1024, 4 * 1024 * 1024);

  /**
   * @throws BadInputException if any of them is not above zero
   */
  public McpLimits {
    if (time.isNegative() || time.isZero()) {
      throw new BadInputException("timeout", time, "give a time longer than zero");
    }
    for (int each : new int[] {tools, pages, definition, message}) {
      if (each < 1) {
        throw new BadInputException("limit", each, "give 1 or more");
      }
    }
  }

  /** What holds if nobody says anything else. */
  public static McpLimits defaults() {
    return DEFAULTS;
  }

  /** The same with another time. */
  public McpLimits withTime(Duration changed) {
    return new McpLimits(changed, tools, pages, definition, message);
  }
}
