package dev.bureau.testing.simulation;

import java.util.List;

/** A simulated test has failed; the message tells how it came about and how to see it again. */
public final class SimulationFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final String replay;

  SimulationFailure(String replay, String what, List<String> timeline, Throwable cause) {
    super(text(replay, what, timeline, cause), cause);
    this.replay = replay;
  }

  private static String text(String replay, String what, List<String> timeline, Throwable cause) {
    return """
        %s
        %s

        %s

        Play it again: @SimulationTest(replay = "%s")
        or from outside: -Dbureau.simulation.replay='%s'"""
        .formatted(
            cause.getMessage() == null ? cause : cause.getMessage(),
            what,
            String.join("\n", timeline),
            replay,
            replay);
  }

  /** What plays it again. */
  public String replay() {
    return replay;
  }
}
