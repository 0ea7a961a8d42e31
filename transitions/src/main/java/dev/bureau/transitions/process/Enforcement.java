package dev.bureau.transitions.process;

import dev.bureau.core.seam.Child;
import dev.bureau.core.session.Constraints;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What this machine does about the constraints of a program (S2).
 *
 * @param constraints each constraint that was given, and how the program is held to it
 * @param reach who is found of those that it starts, to be ended with it and counted as its own
 */
public record Enforcement(SortedMap<String, Hold> constraints, Child.Reach reach) {
  public Enforcement {
    constraints = Collections.unmodifiableSortedMap(new TreeMap<>(constraints));
  }

  /** How a program is held to a constraint. */
  public enum Hold {
    /** It cannot pass the limit. */
    ENFORCED,
    /**
     * It is looked at, each second or when its time is up, and ended if it has passed the limit.
     */
    WATCHED,
    /** It is not: this machine cannot, or nobody knows what the constraint means. */
    NOT_HELD
  }

  static Enforcement of(Constraints given, Child child) {
    SortedMap<String, Hold> holds = new TreeMap<>();
    given.values().keySet().forEach(name -> holds.put(name, hold(name, given, child)));
    return new Enforcement(holds, child.reach());
  }

  private static Hold hold(String name, Constraints given, Child child) {
    return switch (name) {
      case "cpu-priority" ->
          Priorities.of(given).filter(child.priority()::equals).isPresent()
              ? Hold.ENFORCED
              : Hold.NOT_HELD;
      // One that has ended already tells nothing, and needs no watching.
      case "max-memory" ->
          child.usage().isPresent() || child.exitCode().isPresent() ? Hold.WATCHED : Hold.NOT_HELD;
      case "timeout" -> Hold.WATCHED;
      default -> Hold.NOT_HELD;
    };
  }
}
