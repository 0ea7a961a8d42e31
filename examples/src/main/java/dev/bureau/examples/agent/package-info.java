/**
 * A small agent program in a process of its own, a counterpart for agent hosts: it writes a
 * transcript as coding agents do, and can be told to misbehave.
 */
@NullMarked
package dev.bureau.examples.agent;

import org.jspecify.annotations.NullMarked;
