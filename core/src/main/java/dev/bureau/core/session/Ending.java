package dev.bureau.core.session;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * How a session came to its end, or to ERROR.
 *
 * @param exitCode the agent's exit code, 0 for a normal end
 * @param reason in a few words
 */
public record Ending(@Nullable Integer exitCode, @Nullable String reason) {
  private static final int LONGEST = 2_000;

  /**
   * @throws BadInputException if the reason is longer than 2,000 characters, or has halves of
   *     characters
   */
  public Ending {
    if (reason != null && reason.length() > LONGEST) {
      throw new BadInputException("reason", reason, "keep it to " + LONGEST + " characters");
    }
    if (reason != null) {
      UnicodeText.requireWhole("reason", reason);
    }
  }
}
