package dev.bureau.testing.simulation;

import dev.bureau.core.error.BadInputException;
import dev.bureau.testing.schedule.Place;
import dev.bureau.testing.schedule.Tape;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** Runs a {@link SimulationTest} for each of its seeds. */
final class SimulationExtension implements InvocationInterceptor, ParameterResolver {
  private static final String SEEDS = "bureau.simulation.seeds";
  private static final String REPLAY = "bureau.simulation.replay";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Simulation.class)
        && parameter.getDeclaringExecutable().isAnnotationPresent(SimulationTest.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Never used: each seed has one of its own. JUnit asks for something of the type.
    return new Simulation(new World(Tape.drawn(0), false), new Place("nowhere"));
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    invocation.skip();
    SimulationTest test =
        Optional.ofNullable(method.getExecutable().getAnnotation(SimulationTest.class))
            .orElseThrow();
    Object instance = method.getTarget().orElseThrow();
    Seeds seeds =
        new Seeds(
            simulation ->
                ReflectionSupport.invokeMethod(method.getExecutable(), instance, simulation));
    String replay = System.getProperty(REPLAY, test.replay());
    Seeds.Summary summary = replay.isEmpty() ? seeds.run(count(test)) : seeds.replay(replay);
    context.publishReportEntry(
        Map.of(
            "seeds", Integer.toString(summary.seeds()),
            "steps", Long.toString(summary.steps()),
            "trace", Long.toHexString(summary.hash())));
    if (System.getProperties().containsKey(REPLAY)) {
      System.out.printf(
          "%s: %s does not fail (%,d steps). If it failed among other seeds, one of them leaves"
              + " something behind: a static field, or a field of the test%n",
          method.getExecutable().getName(), replay, summary.steps());
    } else if (!System.getProperty(SEEDS, "").isEmpty()) {
      System.out.printf(
          "%s: %,d seeds, %,d steps, trace %x%n",
          method.getExecutable().getName(), summary.seeds(), summary.steps(), summary.hash());
    }
  }

  private static int count(SimulationTest test) {
    String given = System.getProperty(SEEDS, "");
    try {
      return given.isEmpty() ? test.seeds() : Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new BadInputException(SEEDS, given, "give how many seeds to run, from 1");
    }
  }
}
