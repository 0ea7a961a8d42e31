package dev.bureau.orchestrator.context;

import dev.bureau.core.operating.ActiveBand;
import dev.bureau.core.operating.Advice;
import dev.bureau.core.operating.ContextBand;
import java.time.Duration;
import java.util.List;

/**
 * Where a session stands in the operating table (E35).
 *
 * @param position the context position, a share of the window
 * @param context the band of that
 * @param activeTime for how long it was ACTIVE in all
 * @param active the band of that
 * @param advice what to do; nothing if all is normal
 */
public record Situation(
    double position,
    ContextBand context,
    Duration activeTime,
    ActiveBand active,
    List<Advice> advice) {
  public Situation {
    advice = List.copyOf(advice);
  }
}
