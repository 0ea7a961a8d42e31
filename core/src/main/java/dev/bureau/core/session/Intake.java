package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which mail a session takes (S20). One that never registered takes all types at level 2.
 *
 * @param types the types of messages; none means all
 * @param level how early it gets its turn when many sessions have work: 1 (low) to 4 (critical)
 * @param open whether it takes mail at all
 */
public record Intake(SortedSet<String> types, int level, boolean open) {
  /** A session that has deregistered. */
  public static final Intake CLOSED = new Intake(Collections.emptySortedSet(), 2, false);

  private static final int LOWEST = 1;
  private static final int HIGHEST = 4;
  private static final int MOST_TYPES = 64;
  private static final int LONGEST = 128;

  /**
   * @throws BadInputException if the level is out of its range, or there are over 64 types or one
   *     is blank or longer than 128 characters
   */
  public Intake {
    if (level < LOWEST || level > HIGHEST) {
      throw new BadInputException("priority", level, "give 1 (low) to 4 (critical)");
    }
    if (types.size() > MOST_TYPES) {
      throw new BadInputException(
          "types", types.size() + " of them", "give at most " + MOST_TYPES + ", or none for all");
    }
    types.forEach(each -> ShortText.check("types", each, LONGEST));
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
  }

  /** Whether it takes messages of that type. */
  public boolean takes(String type) {
    return open && (types.isEmpty() || types.contains(type));
  }
}
