package dev.bureau.core.id;

import dev.bureau.core.json.Text;

/**
 * The name of a session: 1–128 of {@code A-Z a-z 0-9 . _ -}, first a letter or digit (SPEC section
 * 0). Ids that Bureau draws are ordered by time.
 */
public record SessionId(String value) implements Text, Comparable<SessionId> {
  /** The reserved session that holds what belongs to the whole store; hidden from lists. */
  public static final SessionId BUREAU = new SessionId("bureau");

  /**
   * @throws dev.bureau.core.error.BadInputException if the name is outside the grammar
   */
  public SessionId {
    Names.check("session id", value);
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
