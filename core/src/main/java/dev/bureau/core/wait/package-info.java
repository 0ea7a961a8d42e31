/**
 * Waiting without a thread (X60): what a session has asked a person, a system or another session,
 * until when it waits, and how the waiting ends.
 */
@NullMarked
package dev.bureau.core.wait;

import org.jspecify.annotations.NullMarked;
