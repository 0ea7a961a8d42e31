package dev.bureau.core.context;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.operating.OperatingTable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How full windows may be, and what is done about it (E1, E2). Start from {@link #defaults()}.
 *
 * @param total the tokens that go into a window whose provider does not say (200,000)
 * @param thresholds shares of the window whose crossing is journaled (0.6, 0.75, 0.85)
 * @param history how many readings are shown, 1–100 (10)
 * @param table the bands of the context position
 * @param full what is done after each change that leaves the window in the band {@code
 *     DEFER_NON_CRITICAL} or above ({@link WindowAction#makingRoom()})
 * @param emergency what is done after the change that brings it into the band {@code
 *     EMERGENCY_RECOVERY} all the same, and after one that leaves a threshold there, if recovery
 *     was announced ({@link WindowAction#wantingRecovery()})
 */
public record WindowConfig(
    long total,
    SortedSet<Double> thresholds,
    int history,
    OperatingTable table,
    WindowAction full,
    WindowAction emergency) {
  private static final WindowConfig DEFAULTS =
      new WindowConfig(
          200_000,
          new TreeSet<>(List.of(0.6, 0.75, 0.85)),
          10,
          OperatingTable.defaults(),
          WindowAction.makingRoom(),
          WindowAction.wantingRecovery());

  /**
   * @throws BadInputException naming the key that is out of its range
   */
  public WindowConfig {
    if (total < 1 || total > Gauge.MOST) {
      throw new BadInputException("context.window", total, "give 1 to " + Gauge.MOST + " tokens");
    }
    if (history < 1 || history > ContextMap.READINGS) {
      throw new BadInputException("context.history", history, "give 1 to " + ContextMap.READINGS);
    }
    thresholds = Collections.unmodifiableSortedSet(new TreeSet<>(thresholds));
    for (double each : thresholds) {
      if (!(each > 0 && each <= 1)) {
        throw new BadInputException("context.thresholds", each, "give shares above 0, at most 1");
      }
    }
  }

  /** What the design says. */
  public static WindowConfig defaults() {
    return DEFAULTS;
  }

  /** The same with windows of another size. */
  public WindowConfig withTotal(long changed) {
    return new WindowConfig(changed, thresholds, history, table, full, emergency);
  }

  /** The same with other thresholds, in place of all that it has. */
  public WindowConfig withThresholds(Collection<Double> changed) {
    return new WindowConfig(total, new TreeSet<>(changed), history, table, full, emergency);
  }

  /** The same, showing so many readings. */
  public WindowConfig withHistory(int changed) {
    return new WindowConfig(total, thresholds, changed, table, full, emergency);
  }

  /** The same with another operating table. */
  public WindowConfig with(OperatingTable changed) {
    return new WindowConfig(total, thresholds, history, changed, full, emergency);
  }

  /** The same with something else done when a window is full. */
  public WindowConfig whenFull(WindowAction changed) {
    return new WindowConfig(total, thresholds, history, table, changed, emergency);
  }

  /** The same with something else done in an emergency. */
  public WindowConfig inEmergency(WindowAction changed) {
    return new WindowConfig(total, thresholds, history, table, full, changed);
  }

  /** How full a window is. */
  public Gauge gauge(ContextMap context) {
    return context.gauge(total);
  }
}
