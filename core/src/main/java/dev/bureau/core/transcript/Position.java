package dev.bureau.core.transcript;

import dev.bureau.core.error.BadInputException;

/**
 * How far a transcript was read, with all that is needed to go on and to see whether its file is
 * still the same (T6).
 *
 * @param spot up to where
 * @param file by what the disk tells that file from others; empty if that is not known
 * @param seen the digest of the first and the last of the bytes that were read; empty if none were
 * @param place whether a line begins at the spot
 * @param skipped how many lines were no use up to here, in all parts
 */
public record Position(Spot spot, String file, String seen, Place place, long skipped) {
  /** Nothing was read yet. */
  public static final Position START = start(1, 0);

  /** What comes next. */
  public enum Place {
    /** A line. */
    LINE,
    /** The rest of a line that is longer than any that is read. */
    LONG_LINE
  }

  /**
   * @throws BadInputException if fewer than no lines were skipped
   */
  public Position {
    if (skipped < 0) {
      throw new BadInputException("skipped", skipped, "give 0 or more");
    }
  }

  private static Position start(long part, long skipped) {
    return new Position(new Spot(part, 0), "", "", Place.LINE, skipped);
  }

  /** The beginning of the next part: another file is read from now on (T10), or the same anew. */
  public Position nextPart() {
    return start(spot.part() + 1, skipped);
  }

  /** The same, but one part before that one, unless it is in a later one. */
  public Position before(long part) {
    return part - 1 <= spot.part()
        ? this
        : new Position(new Spot(part - 1, spot.offset()), file, seen, place, skipped);
  }
}
