package dev.bureau.core.discipline;

import dev.bureau.core.session.ShortText;
import java.time.Instant;

/**
 * A session read a file within its limit.
 *
 * @param path which one, as the session names it
 */
public record FileRead(String path) implements DisciplineEvent {
  static final int LONGEST = 4_096;

  /**
   * @throws dev.bureau.core.error.BadInputException if the path is blank, longer than 4,096
   *     characters or holds control characters
   */
  public FileRead {
    ShortText.check("path", path, LONGEST);
  }

  @Override
  public Discipline applyTo(Discipline state, Instant at) {
    return state.read(path);
  }
}
