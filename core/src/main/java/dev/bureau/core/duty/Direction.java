package dev.bureau.core.duty;

import dev.bureau.core.error.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * How a director hands out work (S1).
 *
 * @param maxConcurrentTasks the most tasks that its departments work on at the same time, 1–10,000
 *     (10); what is more waits with the director
 * @param autoScale which departments it gets by itself, if any
 */
public record Direction(int maxConcurrentTasks, @Nullable AutoScale autoScale) {
  /** Ten tasks at once, and no departments by itself. */
  public static final Direction USUAL = new Direction(10, null);

  private static final int MOST = 10_000;

  /**
   * @throws BadInputException if the number is out of its range
   */
  public Direction {
    if (maxConcurrentTasks < 1 || maxConcurrentTasks > MOST) {
      throw new BadInputException("maxConcurrentTasks", maxConcurrentTasks, "give 1-" + MOST);
    }
  }

  /** The same with another number of tasks. */
  public Direction withMaxConcurrentTasks(int changed) {
    return new Direction(changed, autoScale);
  }

  /** The same with departments that come and go. */
  public Direction with(AutoScale changed) {
    return new Direction(maxConcurrentTasks, changed);
  }
}
