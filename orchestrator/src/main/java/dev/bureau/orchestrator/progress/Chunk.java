package dev.bureau.orchestrator.progress;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;

/**
 * A piece of what a handling has to tell while it is under way.
 *
 * @param session who tells it
 * @param message what it handles; each attempt at it begins again
 * @param text a few words, or the next part of a longer text; at most 65,536 characters
 */
public record Chunk(SessionId session, MessageId message, String text) {
  private static final int LONGEST = 65_536;

  /**
   * @throws BadInputException if the text is too long
   */
  public Chunk {
    if (text.length() > LONGEST) {
      throw new BadInputException("progress", text, "keep it to " + LONGEST + " characters");
    }
  }
}
