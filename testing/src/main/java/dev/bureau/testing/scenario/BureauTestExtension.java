package dev.bureau.testing.scenario;

import dev.bureau.testing.simulation.Simulation;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.util.ExceptionUtils;

/** Runs a {@link BureauTest} in a calm world of its own. */
final class BureauTestExtension implements InvocationInterceptor, ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Given.class)
        && parameter.getDeclaringExecutable().isAnnotationPresent(BureauTest.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new Given();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    Simulation.calm(
        simulation -> {
          for (Object each : method.getArguments()) {
            if (each instanceof Given given) {
              given.begin(simulation);
            }
          }
          try {
            invocation.proceed();
          } catch (Throwable e) {
            throw ExceptionUtils.throwAsUncheckedException(e);
          }
        });
  }
}
