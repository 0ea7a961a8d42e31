package dev.bureau.testing.simulation;

import dev.bureau.core.error.BadInputException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often which faults happen. Each seed leaves out some of the kinds, so that none hides behind
 * another, and has the others come as often as is said here, 3 times or 10 times as often; but
 * never does anything befall more than every other call. Immutable.
 *
 * @param chances for each kind how often it happens in 10,000 calls of the store, from 0, where a
 *     seed has them come as often as is said; kinds that are absent never happen
 */
public record Faults(Map<Fault, Integer> chances) {
  /**
   * @throws BadInputException if a chance is not 0–10,000
   */
  public Faults {
    Map<Fault, Integer> copy = new EnumMap<>(Fault.class);
    copy.putAll(chances);
    copy.forEach(Faults::requireChance);
    chances = Collections.unmodifiableMap(copy);
  }

  private static void requireChance(Fault fault, int chance) {
    if (chance < 0 || chance > 10_000) {
      throw new BadInputException("chance of " + fault, chance, "give 0 to 10,000");
    }
  }

  /** Nothing ever goes wrong. */
  public static Faults none() {
    return new Faults(Map.of());
  }

  /**
   * Everything goes wrong now and then; a crash less often than the rest, or sessions would be
   * given up as poisoned after ten of them.
   */
  public static Faults all() {
    Faults all = none();
    for (Fault each : Fault.values()) {
      all = all.with(each, 40);
    }
    return all.with(Fault.CRASH, 10);
  }

  /** The same with another chance of one kind. */
  public Faults with(Fault fault, int inTenThousand) {
    Map<Fault, Integer> changed = new EnumMap<>(Fault.class);
    changed.putAll(chances);
    changed.put(fault, inTenThousand);
    return new Faults(changed);
  }

  /** The same without one kind. */
  public Faults without(Fault fault) {
    return with(fault, 0);
  }
}
