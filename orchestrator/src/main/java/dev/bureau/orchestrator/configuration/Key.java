package dev.bureau.orchestrator.configuration;

import dev.bureau.core.error.BadInputException;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param name as a file has it: words with hyphens, behind that of the group and a dot if it has
 *     one
 * @param meaning what it is for, for people
 * @param value the kind of its values
 * @param gets the value that a configuration has
 * @param sets the same configuration with another value
 * @param <C> the configuration
 * @param <T> the values
 */
public record Key<C, T>(
    String name, String meaning, Value<T> value, Function<C, T> gets, BiFunction<C, T, C> sets) {
  static final String PREFIX = "BUREAU_";

  /** The environment variable that sets it. */
  String variable() {
    return PREFIX + name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  String shown(C configuration) {
    return value.shows().apply(gets.apply(configuration));
  }

  /**
   * @throws BadInputException naming the key and the source, if the value is none of this key
   */
  C set(C configuration, Given given) {
    try {
      return sets.apply(configuration, value.reads().apply(given.value()));
    } catch (BadInputException e) {
      throw new BadInputException(name + " (" + given.source() + ")", given.value(), e.remedy());
    }
  }
}
