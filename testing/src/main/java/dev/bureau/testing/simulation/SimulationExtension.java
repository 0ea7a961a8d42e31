package dev.bureau.testing.simulation;

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
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Simulation.class);
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
    String replay = System.getProperty("bureau.simulation.replay", test.replay());
    if (replay.isEmpty()) {
      String count = System.getProperty("bureau.simulation.seeds", "");
      Seeds.Summary summary = seeds.run(count.isEmpty() ? test.seeds() : Integer.parseInt(count));
      context.publishReportEntry(
          Map.of(
              "seeds", Integer.toString(summary.seeds()),
              "steps", Long.toString(summary.steps()),
              "trace", Long.toHexString(summary.hash())));
    } else {
      seeds.replay(replay);
    }
  }
}
