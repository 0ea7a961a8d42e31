package dev.bureau.core.store;

import dev.bureau.core.id.SessionId;
import java.time.Instant;

/**
 * The right to run a session's handlers.
 *
 * @param session whose
 * @param holder who has it
 * @param epoch its number: each change of holder has a higher one, and the store refuses commits
 *     under a lower
 * @param until when it ends unless renewed, by the store's time
 */
public record Lease(SessionId session, Holder holder, long epoch, Instant until) {}
