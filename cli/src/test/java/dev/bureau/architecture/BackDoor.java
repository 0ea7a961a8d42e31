package dev.bureau.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A way of the JDK around our seams: to time, chance, threads, files or processes. */
final class BackDoor {
  private static final String CONSTRUCTOR = "<init>";

  private final Predicate<JavaClass> owner;
  private final Predicate<AccessTarget> member;

  private BackDoor(Predicate<JavaClass> owner, Predicate<AccessTarget> member) {
    this.owner = owner;
    this.member = member;
  }

  /** All members of the type and of its subtypes. */
  static BackDoor any(Class<?> type) {
    return new BackDoor(subtypesOf(type), member -> true);
  }

  /** Members whose whole name matches, of the type and of its subtypes. */
  static BackDoor named(Class<?> type, String names) {
    Pattern pattern = Pattern.compile(names);
    return new BackDoor(subtypesOf(type), member -> pattern.matcher(member.getName()).matches());
  }

  /** The constructors, and with them every subclass. */
  static BackDoor constructor(Class<?> type) {
    return named(type, CONSTRUCTOR);
  }

  /** One overload only, by its parameter types. */
  static BackDoor exactly(Class<?> type, String name, Class<?>... parameters) {
    return new BackDoor(
        subtypesOf(type), member -> member.getName().equals(name) && takes(member, parameters));
  }

  /** The constructor which picks its own seed or time, not the one that is told. */
  static BackDoor emptyConstructor(Class<?> type) {
    return exactly(type, CONSTRUCTOR);
  }

  /** {@code now} of every class of {@code java.time}, unless the caller hands in a clock. */
  static BackDoor nowWithoutClock() {
    return new BackDoor(
        type -> type.getPackageName().startsWith("java.time"),
        member -> member.getName().equals("now") && !takes(member, Clock.class));
  }

  boolean opens(AccessTarget target) {
    return owner.test(target.getOwner()) && member.test(target);
  }

  private static Predicate<JavaClass> subtypesOf(Class<?> type) {
    return candidate -> candidate.isAssignableTo(type.getName());
  }

  private static boolean takes(AccessTarget target, Class<?>... parameters) {
    if (!(target instanceof CodeUnitAccessTarget unit)) {
      return false;
    }
    var given = unit.getRawParameterTypes();
    if (given.size() != parameters.length) {
      return false;
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!given.get(i).isEquivalentTo(parameters[i])) {
        return false;
      }
    }
    return true;
  }
}
