package dev.bureau.core.transcript;

import dev.bureau.core.error.BadInputException;
import java.util.Comparator;

/**
 * A place in all that a transcript has ever said. Its file may be replaced or begin anew: each of
 * them is a part of its own, so places never repeat and never fall.
 *
 * @param part which part, from 1
 * @param offset how many bytes of the part stand before it
 */
public record Spot(long part, long offset) implements Comparable<Spot> {
  private static final Comparator<Spot> ORDER =
      Comparator.comparingLong(Spot::part).thenComparingLong(Spot::offset);

  /**
   * @throws BadInputException if the part is below 1 or the offset below 0
   */
  public Spot {
    if (part < 1 || offset < 0) {
      throw new BadInputException("spot", part + ":" + offset, "give a part from 1, bytes from 0");
    }
  }

  /** Whether that one comes first. */
  public boolean isAfter(Spot other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Spot other) {
    return ORDER.compare(this, other);
  }
}
