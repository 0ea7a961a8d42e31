package dev.bureau.core.message;

import java.time.Instant;

/**
 * A message on its way to its receiver.
 *
 * @param message what is sent
 * @param notBefore the earliest time at which it may be handled; {@link Instant#EPOCH} for at once
 */
public record Send(Message message, Instant notBefore) {
  /** A message to be handled as soon as its turn comes. */
  public static Send now(Message message) {
    return new Send(message, Instant.EPOCH);
  }
}
