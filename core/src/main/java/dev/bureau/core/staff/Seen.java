package dev.bureau.core.staff;

import java.time.Instant;

/**
 * What a department was seen at.
 *
 * @param waiting how many messages waited in its mailbox
 * @param lastActivity its last work
 */
public record Seen(long waiting, Instant lastActivity) {}
