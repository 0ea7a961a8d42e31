package dev.bureau.core.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it waits in a mailbox.
 *
 * @param message what was sent
 * @param failures how many handlings of it have failed
 * @param notBefore when it may be tried (again)
 * @param reason why the last handling failed
 */
public record Delivery(Message message, int failures, Instant notBefore, @Nullable String reason) {}
