/**
 * Programs of agents, run for sessions: their input and output line by line, the limits that they
 * are held to (S2), and their end.
 */
@NullMarked
package dev.bureau.transitions.process;

import org.jspecify.annotations.NullMarked;
