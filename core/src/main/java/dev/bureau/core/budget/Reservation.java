package dev.bureau.core.budget;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.json.UnicodeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is promised to a call that is under way.
 *
 * @param key by which it is known in its session, 1–256 characters; of a cell, the cell's id
 * @param need what the call is expected to use
 * @param message the message whose handling makes the call; null if another program makes it
 * @param since when it was promised
 */
public record Reservation(String key, Amounts need, @Nullable MessageId message, Instant since) {
  private static final int LONGEST = 256;

  /**
   * @throws BadInputException if the key is blank, too long or has control characters
   */
  public Reservation {
    if (key.isBlank() || key.length() > LONGEST) {
      throw new BadInputException("reservation", key, "give 1-256 characters, not only blanks");
    }
    if (UnicodeText.hasControls(key) || !UnicodeText.isWhole(key)) {
      throw new BadInputException("reservation", key, "leave out control characters");
    }
  }
}
