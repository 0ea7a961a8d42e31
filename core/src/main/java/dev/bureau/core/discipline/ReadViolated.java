package dev.bureau.core.discipline;

import dev.bureau.core.session.ShortText;
import java.time.Instant;

/**
 * A session read a file that it should not have read, or was kept from it.
 *
 * @param path which one, as the session names it
 * @param type which rule that is against, such as {@code read-limit}
 * @param verdict whether it was kept from it
 */
public record ReadViolated(String path, String type, Verdict verdict) implements DisciplineEvent {
  /** The session had read as many files as it may. */
  public static final String READ_LIMIT = "read-limit";

  /**
   * @throws dev.bureau.core.error.BadInputException if the path or the type is blank or too long
   */
  public ReadViolated {
    ShortText.check("path", path, FileRead.LONGEST);
    ShortText.check("type", type, 128);
  }

  @Override
  public Discipline applyTo(Discipline state, Instant at) {
    return state.violated(new Violation(type, verdict == Verdict.BLOCKED, path, at));
  }
}
