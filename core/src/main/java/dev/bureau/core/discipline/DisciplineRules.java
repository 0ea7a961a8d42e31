package dev.bureau.core.discipline;

import dev.bureau.core.change.Change;
import dev.bureau.core.journal.Aspects;
import dev.bureau.core.session.Session;
import java.util.OptionalInt;

/** The pure rules of reading (R7). */
public final class DisciplineRules {
  private DisciplineRules() {}

  /**
   * What it is if a session wants to read a file: a {@link FileRead} within its limit, else a
   * {@link ReadViolated} with what the policy says.
   *
   * @param discipline what it has read so far
   * @throws dev.bureau.core.error.BadInputException if the path is blank, longer than 4,096
   *     characters or holds control characters
   */
  public static DisciplineEvent wants(
      String path, Session session, Discipline discipline, ReadsConfig config) {
    FileRead read = new FileRead(path);
    OptionalInt limit = config.limitOf(session);
    return limit.isEmpty() || discipline.count() < limit.getAsInt()
        ? read
        : new ReadViolated(path, ReadViolated.READ_LIMIT, config.policy().beyond(session, path));
  }

  /** What that event lets a session do. */
  public static Verdict verdict(DisciplineEvent event) {
    return event instanceof ReadViolated violated ? violated.verdict() : Verdict.ALLOWED;
  }

  /** The reads that count for the limit begin at none again; nothing happens if there are none. */
  public static Change reset(Aspects aspects) {
    long count = aspects.get(Discipline.ASPECT).count();
    return count == 0 ? Change.NONE : Change.of(new ReadsReset(count));
  }

  /**
   * The same for a session that delegates, which it may do whether or not this program can read
   * what it has read: then nothing happens.
   */
  public static Change delegated(Aspects aspects) {
    try {
      return reset(aspects);
    } catch (Aspects.OpaqueAspectException e) {
      return Change.NONE;
    }
  }
}
