package dev.bureau.core.mcp;

import dev.bureau.core.error.BadInputException;
import java.util.Comparator;
import java.util.List;

/**
 * What the tool definitions of one MCP server take of a model's window, as its own list says them.
 *
 * @param tools how many tools it has
 * @param tokens how many tokens all their definitions take
 * @param digest the SHA-256 of all definitions, 64 lower-case hexadecimal digits: another one means
 *     that the server shows something else
 * @param heaviest the tools that take most, twenty at most, heaviest first
 */
public record ServerCost(int tools, long tokens, String digest, List<ToolCost> heaviest) {
  private static final int MOST = 20;

  /**
   * @throws BadInputException if there are more than twenty of the heaviest, or a number is
   *     negative
   */
  public ServerCost {
    heaviest = List.copyOf(heaviest);
    if (heaviest.size() > MOST || heaviest.size() > tools) {
      throw new BadInputException("heaviest", heaviest.size(), "give " + MOST + " at most");
    }
    if (tokens < 0) {
      throw new BadInputException("tokens", tokens, "give 0 or more");
    }
  }

  /** The cost of a server that has these tools. */
  public static ServerCost of(List<ToolCost> tools, String digest) {
    return new ServerCost(
        tools.size(),
        tools.stream().mapToLong(ToolCost::tokens).sum(),
        digest,
        tools.stream()
            .sorted(
                Comparator.comparingInt(ToolCost::tokens).reversed().thenComparing(ToolCost::name))
            .limit(MOST)
            .toList());
  }
}
