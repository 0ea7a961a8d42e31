package dev.bureau.core.duty;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Names;
import java.time.Duration;

/**
 * Departments that a director gets and gives up by itself, as their mailboxes fill and empty (S1).
 *
 * @param template the template that they are created from
 * @param least how many there are at least, from 0
 * @param most how many there are at most, up to 1,000
 * @param backlog how many messages may wait for each of them on average before there is one more,
 *     from 1 (10)
 * @param idle how long one must have had nothing to do before it is given up, from a second (60 s)
 */
public record AutoScale(String template, int least, int most, int backlog, Duration idle) {
  private static final int MOST = 1_000;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * @throws BadInputException if the name is outside the grammar of ids, or a number out of its
   *     range
   */
  public AutoScale {
    Names.check("template", template);
    if (most < 1 || most > MOST) {
      throw new BadInputException("most", most, "give 1-" + MOST);
    }
    if (least < 0 || least > most) {
      throw new BadInputException("least", least, "give 0-" + most);
    }
    if (backlog < 1) {
      throw new BadInputException("backlog", backlog, "give 1 or more");
    }
    if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(LONGEST) > 0) {
      throw new BadInputException("idle", idle, "give a second to 365 days");
    }
  }

  /** Departments from a template within bounds. */
  public static AutoScale of(String template, int least, int most) {
    return new AutoScale(template, least, most, 10, Duration.ofSeconds(60));
  }

  /** The same with another backlog. */
  public AutoScale backlog(int changed) {
    return new AutoScale(template, least, most, changed, idle);
  }

  /** The same with another idle time. */
  public AutoScale idle(Duration changed) {
    return new AutoScale(template, least, most, backlog, changed);
  }
}
