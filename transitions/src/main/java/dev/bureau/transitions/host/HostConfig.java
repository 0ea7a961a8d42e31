package dev.bureau.transitions.host;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;

/**
 * How a host works.
 *
 * @param look how often it reads what its agent writes; each second by default
 * @param correlation how long it waits for the first transcript of a life before it goes on without
 *     it; 30 s by default
 * @param hook how long it waits for a hook before it goes on without it; 10 s by default
 * @param span how much of the agent's life is one session
 */
public record HostConfig(Duration look, Duration correlation, Duration hook, Span span) {
  /** How much of an agent's life is one session. */
  public enum Span {
    /**
     * From one beginning anew to the next (T1). What the agent still writes of a life is read until
     * it begins the one after the next.
     */
    LIFE,
    /**
     * As long as the agent runs, however often it begins anew (T10). What it writes of a life after
     * it has begun the next one is not read.
     */
    LIVES
  }

  /**
   * @throws BadInputException if a time is not longer than zero
   */
  public HostConfig {
    require("look", look);
    require("correlation", correlation);
    require("hook", hook);
  }

  /** As it is if nothing is said. */
  public static HostConfig defaults() {
    return new HostConfig(
        Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(10), Span.LIFE);
  }

  /** The same with another way to count sessions. */
  public HostConfig span(Span other) {
    return new HostConfig(look, correlation, hook, other);
  }

  /** The same with another time for hooks. */
  public HostConfig hook(Duration longest) {
    return new HostConfig(look, correlation, longest, span);
  }

  /** The same, looking that often. */
  public HostConfig look(Duration pause) {
    return new HostConfig(pause, correlation, hook, span);
  }

  private static void require(String name, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new BadInputException(name, time, "give a time longer than zero");
    }
  }
}
