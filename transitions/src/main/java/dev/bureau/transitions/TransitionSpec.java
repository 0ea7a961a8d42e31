package dev.bureau.transitions;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Ending;
import dev.bureau.core.transition.Cause;
import java.time.Duration;
import java.util.Locale;

/**
 * How a session is to pass to the next of its chain.
 *
 * @param cause why
 * @param ending how the old one ends; normally, with exit code 0, unless it is said
 * @param drain how long to wait for the end of a handling under way, 0 to 365 days; 30 s unless it
 *     is said. What is not through by then is interrupted, and handled again by the next one
 */
public record TransitionSpec(Cause cause, Ending ending, Duration drain) {
  /** How long is waited for the end of a handling, unless it is said. */
  public static final Duration DRAIN = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * @throws BadInputException if the time to drain is out of its range
   */
  public TransitionSpec {
    if (drain.isNegative() || drain.compareTo(LONGEST) > 0) {
      throw new BadInputException("drain", drain, "give 0 to 365 days");
    }
  }

  /** For that cause, and as usual else. */
  public static TransitionSpec of(Cause cause) {
    String reason = "transition: " + cause.name().toLowerCase(Locale.ROOT);
    return new TransitionSpec(cause, new Ending(0, reason), DRAIN);
  }

  /** The same with that time for a handling under way. */
  public TransitionSpec drain(Duration longest) {
    return new TransitionSpec(cause, ending, longest);
  }

  /** The same with that reason, 1-2,000 characters. */
  public TransitionSpec reason(String reason) {
    return new TransitionSpec(cause, new Ending(ending.exitCode(), reason), drain);
  }
}
