package dev.bureau.core.mcp;

import dev.bureau.core.session.ShortText;
import java.time.Instant;

/**
 * The tool list of a server was read and counted.
 *
 * @param server its name in the agent's configuration, 1–128 characters
 * @param cost what its definitions take
 */
public record ServerMeasured(String server, ServerCost cost) implements McpEvent {
  private static final int LONGEST = 128;

  /**
   * @throws dev.bureau.core.error.BadInputException if the name is blank, too long or holds control
   *     characters
   */
  public ServerMeasured {
    ShortText.check("server", server, LONGEST);
  }

  @Override
  public McpServers applyTo(McpServers state, Instant at) {
    return state.with(server, new Measurement(cost, at));
  }
}
