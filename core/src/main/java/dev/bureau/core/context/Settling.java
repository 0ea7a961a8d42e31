package dev.bureau.core.context;

import dev.bureau.core.operating.ContextBand;
import dev.bureau.core.operating.OperatingTable.PositionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A change of a context, and what follows from how full the window is by it (E2). The reading ends
 * it, so that a journal tells what follows from one change from the next one.
 */
final class Settling {
  private final WindowConfig config;
  private final Instant at;
  private final ContextMap before;
  private final List<ContextEvent> events = new ArrayList<>();
  private ContextMap context;

  Settling(ContextMap before, WindowConfig config, Instant at) {
    this.config = config;
    this.at = at;
    this.before = before;
    this.context = before;
  }

  Settling add(List<? extends ContextEvent> more) {
    for (ContextEvent each : more) {
      events.add(each);
      context = each.applyTo(context, at);
    }
    return this;
  }

  List<ContextEvent> settled() {
    if (events.isEmpty()) {
      return events;
    }
    thresholds();
    ContextBand reached = band();
    if (reached.compareTo(ContextBand.DEFER_NON_CRITICAL) >= 0) {
      add(config.full().act(context, config));
    } else if (reached == ContextBand.NORMAL) {
      comeBack();
    }
    thresholds();
    if (band() == ContextBand.EMERGENCY_RECOVERY
        && (before.band() != ContextBand.EMERGENCY_RECOVERY || isForgotten())) {
      add(config.emergency().act(context, config));
      thresholds();
    }
    return add(List.of(new ContextPositioned(gauge(), band()))).events;
  }

  /** A threshold within the band was left: with it goes what was announced. */
  private boolean isForgotten() {
    return before.wanted() != null && context.wanted() == null;
  }

  private Gauge gauge() {
    return config.gauge(context);
  }

  private ContextBand band() {
    return config.table().position().band(gauge().position());
  }

  private void thresholds() {
    for (double each : config.thresholds()) {
      boolean above = gauge().position() >= each;
      if (above && !context.above().contains(each)) {
        add(List.of(new ThresholdCrossed(each, gauge())));
      } else if (!above && context.above().contains(each)) {
        add(List.of(new ThresholdLeft(each)));
      }
    }
  }

  /** What was deferred last comes back first, as long as the window stays normal. */
  private void comeBack() {
    List<ContextEntry> deferred =
        new ArrayList<>(context.entries().stream().filter(each -> !each.counts()).toList());
    Collections.reverse(deferred);
    PositionRow row = config.table().position();
    Gauge gauge = gauge();
    List<String> back = new ArrayList<>();
    for (ContextEntry each : deferred) {
      Gauge with = gauge.with(each.tokens());
      if (row.band(with.position()) == ContextBand.NORMAL) {
        back.add(each.key());
        gauge = with;
      }
    }
    if (!back.isEmpty()) {
      add(List.of(new ContextRecalled(back)));
    }
  }
}
