package dev.bureau.core.constraint;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionRules;
import dev.bureau.core.session.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pure rules of limits (S2): a session that is found to have passed one fails in the same
 * commit. One that has not begun, has failed or is final can pass none.
 */
public final class ConstraintRules {
  private ConstraintRules() {}

  /** Until when the session must be final; empty if it has no timeout, or cannot pass it. */
  public static Optional<Instant> deadline(Session session) {
    Instant started = session.times().started();
    return started == null || !mayFail(session)
        ? Optional.empty()
        : session.profile().constraints().timeout().map(started::plus);
  }

  /** The most bytes that its workspace may have; empty if nothing is said, or it cannot pass it. */
  public static OptionalLong diskLimit(Session session) {
    return mayFail(session) && session.profile().workspace() != null
        ? session.profile().resources().diskBytes()
        : OptionalLong.empty();
  }

  /** Fails the session if its time is up. */
  public static Decision timeout() {
    return (session, aspects, moment) -> {
      if (deadline(session).filter(moment.now()::isAfter).isEmpty()) {
        return Change.NONE;
      }
      Duration limit = session.profile().constraints().timeout().orElseThrow();
      long took = Duration.between(session.times().started(), moment.now()).toMillis();
      String reason =
          "constraint timeout: not final %d ms after its start".formatted(limit.toMillis());
      return failed(session, new ConstraintBreached("timeout", limit.toMillis(), took), reason);
    };
  }

  /**
   * Fails the session if its workspace has grown beyond what it may use.
   *
   * @param found the bytes of all files in the workspace
   */
  public static Decision disk(long found) {
    return (session, aspects, moment) -> {
      OptionalLong limit = diskLimit(session);
      if (limit.isEmpty() || found <= limit.getAsLong()) {
        return Change.NONE;
      }
      String reason =
          "resource disk: %d bytes in its workspace, of at most %d"
              .formatted(found, limit.getAsLong());
      return failed(session, new ConstraintBreached("disk", limit.getAsLong(), found), reason);
    };
  }

  private static boolean mayFail(Session session) {
    return session.status() == Status.ACTIVE || session.status() == Status.IDLE;
  }

  private static Change failed(Session session, ConstraintBreached breach, String reason) {
    return Change.of(breach)
        .and(Change.of(SessionRules.operate(session, Operation.FAIL, new Ending(null, reason))));
  }
}
