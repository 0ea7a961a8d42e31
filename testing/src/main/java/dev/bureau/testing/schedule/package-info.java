/**
 * The tasks, the time and the chance of a simulated world: one task runs at a time, who goes on is
 * written on a {@link dev.bureau.testing.schedule.Tape}, and time passes when nobody can. For the
 * simulation itself; tests use {@link dev.bureau.testing.simulation.Simulation}.
 */
@NullMarked
package dev.bureau.testing.schedule;

import org.jspecify.annotations.NullMarked;
