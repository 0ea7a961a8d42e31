package dev.bureau.transitions.process;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Program;
import dev.bureau.core.session.Constraints;
import java.time.Duration;

/**
 * How the program of an agent is run.
 *
 * @param program what is started, with which variables and where (SEC10, SEC11)
 * @param constraints what it is held to (S2); a {@code cpu-priority} stands before the program's
 *     own
 * @param grace how long it has to end after it was asked to, 10 s by default; 0 to kill it at once
 */
public record Launch(Program program, Constraints constraints, Duration grace) {
  private static final Duration GRACE = Duration.ofSeconds(10);

  /**
   * @throws BadInputException if the grace is negative
   */
  public Launch {
    if (grace.isNegative()) {
      throw new BadInputException("grace", grace, "give a time from 0");
    }
  }

  /** Without constraints. */
  public static Launch of(Program program) {
    return new Launch(program, Constraints.NONE, GRACE);
  }

  /** Held to these. */
  public Launch under(Constraints other) {
    return new Launch(program, other, grace);
  }

  /** With another time to end in. */
  public Launch grace(Duration other) {
    return new Launch(program, constraints, other);
  }
}
