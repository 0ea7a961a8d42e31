/**
 * Who looks after the agent of a session, and in which process it runs, so that others can tell
 * whether anybody can go on with it (T4, X9).
 */
@NullMarked
package dev.bureau.core.host;

import org.jspecify.annotations.NullMarked;
