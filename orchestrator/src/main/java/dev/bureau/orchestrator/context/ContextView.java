package dev.bureau.orchestrator.context;

import dev.bureau.core.context.ContextEntry;
import dev.bureau.core.context.ContextMap;
import dev.bureau.core.context.Gauge;
import dev.bureau.core.context.Reading;
import dev.bureau.core.context.WindowConfig;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.operating.ContextBand;
import java.util.List;

/**
 * What an agent knows, and how full its window is by it (E1–E3).
 *
 * @param session whose context it is
 * @param gauge how full the window is
 * @param band where that is in the operating table
 * @param entries all that is known, in the order in which it was put, without the values
 * @param history how full it was, oldest first, the present reading included
 */
public record ContextView(
    SessionId session,
    Gauge gauge,
    ContextBand band,
    List<ContextEntry> entries,
    List<Reading> history) {
  public ContextView {
    entries = List.copyOf(entries);
    history = List.copyOf(history);
  }

  /** How a context is seen by those rules. */
  public static ContextView of(SessionId session, ContextMap context, WindowConfig config) {
    Gauge gauge = config.gauge(context);
    List<Reading> readings = context.readings();
    return new ContextView(
        session,
        gauge,
        config.table().position().band(gauge.position()),
        context.entries(),
        readings.subList(Math.max(0, readings.size() - config.history()), readings.size()));
  }
}
