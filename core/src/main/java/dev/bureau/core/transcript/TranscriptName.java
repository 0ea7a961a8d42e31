package dev.bureau.core.transcript;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.Text;

/**
 * Which transcript of a session: its agent's own, or one beside it. 1-128 letters, digits, dots,
 * dashes and underlines, the first a letter or digit, so that it can name a file.
 */
public record TranscriptName(String value) implements Text, Comparable<TranscriptName> {
  /** The agent's own. */
  public static final TranscriptName MAIN = new TranscriptName("main");

  /**
   * @throws BadInputException if the text is not of that form
   */
  public TranscriptName {
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}")) {
      throw new BadInputException(
          "transcript", value, "give 1-128 letters, digits, '.', '-', '_', not first a sign");
    }
  }

  @Override
  public int compareTo(TranscriptName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
