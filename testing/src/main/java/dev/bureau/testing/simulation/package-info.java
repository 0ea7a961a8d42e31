/**
 * Deterministic simulation (X41): an application on several nodes over one store, with virtual
 * time, crashes and faults, all of it chosen by a seed; begin at {@link
 * dev.bureau.testing.simulation.SimulationTest}.
 */
@NullMarked
package dev.bureau.testing.simulation;

import org.jspecify.annotations.NullMarked;
