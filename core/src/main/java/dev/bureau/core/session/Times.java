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
 */
public record Times(
    Instant created,
    Instant updated,
    @Nullable Instant started,
    @Nullable Instant ended,
    Instant lastActivity) {
  Times updatedAt(Instant at) {
    return new Times(created, at, started, ended, lastActivity);
  }

  Times activeAt(Instant at) {
    return new Times(created, updated, started, ended, at);
  }

  Times enteredAt(Status status, Instant at) {
    return new Times(
        created,
        updated,
        status == Status.ACTIVE && started == null ? at : started,
        status.isFinal() ? at : ended,
        at);
  }
}
