package dev.bureau.core.session;

import org.jspecify.annotations.Nullable;

/**
 * The agent that works in a session. Only the name is needed; the rest is known of agents that run
 * as processes of their own.
 *
 * @param name the name under which a runtime binds it
 * @param provider who makes it
 * @param project what it works on, in its own words
 * @param directory where it runs
 * @param ownSession its own id for its session
 * @param transcript the file it writes
 * @param correlation whether its own session was found
 */
public record AgentRef(
    String name,
    @Nullable String provider,
    @Nullable String project,
    @Nullable String directory,
    @Nullable String ownSession,
    @Nullable String transcript,
    @Nullable Correlation correlation) {
  /**
   * @throws dev.bureau.core.error.BadInputException if the name is blank or longer than 256
   */
  public AgentRef {
    ShortText.check("agent", name, 256);
  }

  /** An agent that runs inside the process. */
  public static AgentRef named(String name) {
    return new AgentRef(name, null, null, null, null, null, null);
  }

  /** Whether the agent's own session was found. */
  public enum Correlation {
    PENDING,
    MATCHED,
    FAILED
  }
}
