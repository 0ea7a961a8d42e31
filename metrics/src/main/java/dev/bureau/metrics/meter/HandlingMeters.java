package dev.bureau.metrics.meter;

import dev.bureau.core.trace.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Handlings and the work of their cells. */
final class HandlingMeters {
  private static final String FAILED = "failed";
  private static final List<String> TYPES = Family.orOther(List.of("model", "tool", "step"));
  private static final Map<Outcome, String> OUTCOMES = new EnumMap<>(Outcome.class);

  static {
    OUTCOMES.put(Outcome.DONE, "handled");
    OUTCOMES.put(Outcome.UNCHANGED, "skipped");
    OUTCOMES.put(Outcome.PARKED, "parked");
    OUTCOMES.put(Outcome.EXPIRED, "expired");
    OUTCOMES.put(Outcome.FENCED, "fenced");
  }

  private final Timers handlings;
  private final Timers done;
  private final Timers failed;

  HandlingMeters(MeterRegistry registry) {
    List<String> outcomes = new ArrayList<>(OUTCOMES.values());
    outcomes.add(FAILED);
    handlings =
        new Timers(
            new Family(registry, "bureau.handling", "Attempts of agents at messages"),
            "outcome",
            outcomes);
    Family cells = new Family(registry, "bureau.cell", "Work of durable steps, when it is run");
    done = new Timers(cells.with("outcome", "done"), "type", TYPES);
    failed = new Timers(cells.with("outcome", FAILED), "type", TYPES);
  }

  void handled(Measured end) {
    String outcome = end.failure() != null ? FAILED : OUTCOMES.get(end.outcome());
    handlings.add(String.valueOf(outcome), end.nanos());
  }

  void ran(String type, Measured end) {
    String small = type.toLowerCase(Locale.ROOT);
    (end.failure() == null ? done : failed)
        .add(TYPES.contains(small) ? small : Counters.OTHER, end.nanos());
  }
}
