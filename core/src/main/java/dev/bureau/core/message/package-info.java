/**
 * Messages between sessions: the record, priorities, deliveries, and the events that put sending
 * and handling on the journal.
 */
@NullMarked
package dev.bureau.core.message;

import org.jspecify.annotations.NullMarked;
