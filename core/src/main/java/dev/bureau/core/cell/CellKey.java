package dev.bureau.core.cell;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;

/**
 * What makes a cell the same one at every attempt.
 *
 * @param message the message whose handling it belongs to
 * @param name the step's name in the handler, 1–128 characters
 * @param occurrence how often the name came before in this handling, from 0
 */
public record CellKey(MessageId message, String name, int occurrence) {
  private static final int LONGEST = 128;

  /**
   * @throws BadInputException if the name is blank or too long, or the occurrence negative
   */
  public CellKey {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new BadInputException("cell name", name, "give 1-" + LONGEST + " characters");
    }
    if (occurrence < 0) {
      throw new BadInputException("cell occurrence", occurrence, "count from 0");
    }
  }

  @Override
  public String toString() {
    return message + "/" + name + "#" + occurrence;
  }
}
