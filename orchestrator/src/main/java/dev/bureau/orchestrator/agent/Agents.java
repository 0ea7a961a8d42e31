package dev.bureau.orchestrator.agent;

import dev.bureau.core.error.BadInputException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Which agent works under which name. A runtime runs only sessions whose agent is bound in it.
 * Filled once before a bureau opens; not thread-safe until then, immutable in effect afterwards.
 */
public final class Agents {
  private final Map<String, Supplier<? extends Agent>> bound = new TreeMap<>();

  /**
   * Binds a name to a class with a public constructor that takes nothing.
   *
   * @throws BadInputException if the name is bound already
   */
  public Agents bind(String name, Class<? extends Agent> type) {
    return bind(name, () -> made(type));
  }

  /**
   * Binds a name to whatever makes the agent; called once for each live session.
   *
   * @throws BadInputException if the name is bound already
   */
  public Agents bind(String name, Supplier<? extends Agent> maker) {
    if (bound.putIfAbsent(name, maker) != null) {
      throw new BadInputException("agent", name, "bind each name once");
    }
    return this;
  }

  /** The same names; each agent is handed out as what that makes of it, such as a wrapper. */
  public Agents through(UnaryOperator<Agent> wrapper) {
    Agents wrapped = new Agents();
    bound.forEach((name, maker) -> wrapped.bind(name, () -> wrapper.apply(maker.get())));
    return wrapped;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return bound.isEmpty();
  }

  /** Whether an agent of that name is bound. */
  public boolean has(String name) {
    return bound.containsKey(name);
  }

  /** A new agent of that name. */
  public Optional<Agent> make(String name) {
    return Optional.ofNullable(bound.get(name)).map(Supplier::get);
  }

  private static Agent made(Class<? extends Agent> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The constructor of " + type + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new BadInputException(
          "agent", type.getName(), "give a public class with a public constructor of no arguments");
    }
  }
}
