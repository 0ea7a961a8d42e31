package dev.bureau.core.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a session, UTC.
 *
 * @param created its first commit
 * @param updated its last commit
 * @param started when it first became ACTIVE
 * @param ended when it became final
 * @param lastActivity its last work
 * @param archived when it was put aside for good (R8)
 */
public record Times(
    Instant created,
    Instant updated,
    @Nullable Instant started,
    @Nullable Instant ended,
    Instant lastActivity,
    @Nullable Instant archived) {
  static Times createdAt(Instant at) {
    return new Times(at, at, null, null, at, null);
  }

  Times updatedAt(Instant at) {
    return new Times(created, at, started, ended, lastActivity, archived);
  }

  Times activeAt(Instant at) {
    return new Times(created, updated, started, ended, at, archived);
  }

  Times archivedAt(Instant at) {
    return new Times(created, updated, started, ended, lastActivity, at);
  }

  Times enteredAt(Status status, Instant at) {
    return new Times(
        created,
        updated,
        status == Status.ACTIVE && started == null ? at : started,
        status.isFinal() ? at : ended,
        at,
        archived);
  }
}
