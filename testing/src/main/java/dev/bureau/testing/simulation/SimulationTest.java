package dev.bureau.testing.simulation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each of many seeds, each time in a simulated world of its own (X41).
 * Its method takes one {@link Simulation}. The same instance of the test class serves all seeds, so
 * what belongs to a run belongs into the method.
 *
 * <p>The first seed that fails is run again to see whether the test is deterministic, and made as
 * small as possible: what is reported is the shortest scenario that still fails in the same way, as
 * a timeline, with the line that plays it again. These system properties change what runs:
 *
 * <ul>
 *   <li>{@code bureau.simulation.seeds}: so many seeds instead of those of the annotations
 *   <li>{@code bureau.simulation.replay}: only this run, as a failure has named it
 * </ul>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(SimulationExtension.class)
public @interface SimulationTest {
  /** How many seeds, from 1. */
  int seeds() default 100;

  /** Only this run, as a failure has named it; empty for all seeds. */
  String replay() default "";
}
