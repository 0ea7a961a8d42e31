package dev.bureau.orchestrator.agent;

import dev.bureau.core.error.BadInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long a step is tried (X62).
 *
 * <p>While a step that fails has retries left, its message is tried again after the step's pause,
 * whatever it failed with. Each such attempt is a failure of the message, too. When the step's
 * retries are used up, what it throws is an ordinary failure of the handling: the message's own
 * retries apply, less those already used. So a step with 1 retry runs up to 4 times under a message
 * with 3. To fail for good then, throw {@link MessageRejectedException#forGood}.
 *
 * @param retries how often it is tried again by this rule after a failure, 0–100; no thread waits
 *     meanwhile
 * @param pause before the first of them, doubled at each further one; at least 1 ms
 * @param limit after which the work's thread is interrupted and the step has failed; null for none
 */
public record Attempts(int retries, Duration pause, @Nullable Duration limit) {
  /** As often as the message is tried, however long it takes. */
  public static final Attempts ANY = new Attempts(0, Duration.ofSeconds(1), null);

  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * @throws BadInputException if a value is out of its range
   */
  public Attempts {
    if (retries < 0 || retries > MOST) {
      throw new BadInputException("retries", retries, "give 0 to " + MOST);
    }
    if (pause.toMillis() < 1) {
      throw new BadInputException("pause", pause, "give at least a millisecond");
    }
    if (limit != null && (limit.isNegative() || limit.isZero())) {
      throw new BadInputException("limit", limit, "give a time longer than zero");
    }
  }

  /** How long to wait after that many failures, at most an hour. */
  public Duration pauseAfter(int failures) {
    Duration grown = pause;
    for (int i = 1; i < failures && grown.compareTo(LONGEST) < 0; i++) {
      grown = grown.multipliedBy(2);
    }
    return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
  }
}
