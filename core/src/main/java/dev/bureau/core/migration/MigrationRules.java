package dev.bureau.core.migration;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.context.ContextRules;
import dev.bureau.core.journal.Event;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import java.util.List;
import java.util.Objects;

/** The pure rules of migrations. */
public final class MigrationRules {
  private static final int REASON = 2_000;

  private MigrationRules() {}

  /**
   * The session is going to move; nothing happens if it is on its way there already, or is no
   * longer where the move begins.
   *
   * @throws MigrationRefusedException when it is decided, if the session is final, or on its way
   *     elsewhere or back
   * @throws dev.bureau.core.error.BadInputException when it is decided, if the description would
   *     become too large with that name of a workspace
   */
  public static Decision intend(Move move) {
    return (session, aspects, moment) -> {
      requireNotFinal(session);
      Migration migration = aspects.get(Migration.ASPECT);
      Move present = migration.move();
      if (present == null) {
        if (!Objects.equals(session.profile().workspace(), move.from())) {
          return Change.NONE;
        }
        SessionRules.moveTo(session, move.workspace());
        return Change.of(new MigrationIntended(move));
      }
      if (migration.withdrawn() != null
          || !present.places().target().equals(move.places().target())) {
        throw new MigrationRefusedException(
            session.id(),
            "it is on its way "
                + (migration.withdrawn() == null ? "to " : "back from ")
                + present.workspace(),
            "wait until it is there, or roll that back");
      }
      return Change.NONE;
    };
  }

  /**
   * All is copied.
   *
   * @throws MigrationRefusedException when it is decided, if that move does not go on
   */
  public static Decision verified(Move move, MigrationVerified verified) {
    return (session, aspects, moment) -> {
      requireGoesOn(session, aspects.get(Migration.ASPECT), move);
      return Change.of(verified);
    };
  }

  /**
   * The session works in its next workspace, and knows nothing there if the move says so (S41).
   *
   * @throws MigrationRefusedException when it is decided, if the session is final, or that move
   *     does not go on
   */
  public static Decision finished(Move move) {
    return (session, aspects, moment) -> {
      requireNotFinal(session);
      requireGoesOn(session, aspects.get(Migration.ASPECT), move);
      Event<?> changed = SessionRules.moveTo(session, move.workspace());
      Change finished = Change.of(List.of(new MigrationFinished(move.workspace()), changed));
      return move.memory() == Move.Memory.EMPTY
          ? finished.and(ContextRules.empty().decide(session, aspects, moment))
          : finished;
    };
  }

  /**
   * The session will not move; nothing happens if that is known, or the move is over.
   *
   * @param reason why
   */
  public static Decision withdrawn(Move move, String reason) {
    return (session, aspects, moment) -> {
      Migration migration = aspects.get(Migration.ASPECT);
      return migration.is(move) && migration.withdrawn() == null
          ? Change.of(new MigrationWithdrawn(shortened(reason)))
          : Change.NONE;
    };
  }

  /** All that was copied is gone again; nothing happens unless that move was withdrawn. */
  public static Decision rolledBack(Move move) {
    return (session, aspects, moment) -> {
      Migration migration = aspects.get(Migration.ASPECT);
      return migration.is(move) && migration.withdrawn() != null
          ? Change.of(new MigrationRolledBack(migration.withdrawn()))
          : Change.NONE;
    };
  }

  /**
   * The session will not move, and nothing was copied yet; nothing happens if something was.
   *
   * @param reason why
   */
  public static Decision givenUp(Move move, String reason) {
    return (session, aspects, moment) -> {
      Migration migration = aspects.get(Migration.ASPECT);
      return migration.is(move) && migration.copied() == null && migration.withdrawn() == null
          ? Change.of(new MigrationRolledBack(shortened(reason)))
          : Change.NONE;
    };
  }

  private static String shortened(String reason) {
    return reason.length() > REASON ? reason.substring(0, REASON) : reason;
  }

  private static void requireNotFinal(Session session) {
    if (session.status().isFinal()) {
      throw new MigrationRefusedException(
          session.id(), "it is " + session.status(), "what has ended works nowhere any more");
    }
  }

  private static void requireGoesOn(Session session, Migration migration, Move move) {
    if (!migration.is(move) || migration.withdrawn() != null) {
      throw new MigrationRefusedException(
          session.id(), "this move was rolled back meanwhile", "move it again");
    }
  }
}
