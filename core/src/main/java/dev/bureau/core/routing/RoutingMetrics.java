package dev.bureau.core.routing;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a session's routing decisions are in all (R2). Immutable. The latest hundred decisions are
 * kept here, and all of them in the journal.
 */
public final class RoutingMetrics {
  /** The most decisions that are kept here. */
  public static final int MOST = 100;

  /** The metrics as an aspect of a session. */
  public static final Aspect<RoutingMetrics> ASPECT =
      new Aspect<>(
          "routing",
          1,
          new RoutingMetrics(new Stored(0, 0, Average.NONE, Average.NONE, List.of())),
          Form.of(Stored.class, metrics -> metrics.all, RoutingMetrics::new));

  private final Stored all;

  private RoutingMetrics(Stored all) {
    this.all = all;
  }

  /** As they stand in a snapshot. */
  record Stored(
      long total,
      long simple,
      Average complexity,
      Average confidence,
      List<RoutingDecision> latest) {
    Stored {
      latest = List.copyOf(latest);
    }
  }

  /** How many decisions there were. */
  public long total() {
    return all.total();
  }

  /** How much work was done where it came in. */
  public long simpleHandled() {
    return all.simple();
  }

  /** How much work went to the orchestrator. */
  public long routedToOrchestrator() {
    return all.total() - all.simple();
  }

  /** Of those decisions whose complexity is known, 0–1; empty if there are none. */
  public OptionalDouble averageComplexity() {
    return all.complexity().value();
  }

  /** Of those decisions whose confidence is known, 0–1; empty if there are none. */
  public OptionalDouble averageConfidence() {
    return all.confidence().value();
  }

  /** The last hundred decisions, oldest first. */
  public List<RoutingDecision> latest() {
    return all.latest();
  }

  RoutingMetrics with(RoutingDecision decision) {
    RoutingDecided decided = decision.decided();
    List<RoutingDecision> latest = new ArrayList<>(all.latest());
    latest.add(decision);
    return new RoutingMetrics(
        new Stored(
            all.total() + 1,
            all.simple() + (decided.route().equals(Route.SIMPLE) ? 1 : 0),
            all.complexity().with(decided.estimate().complexity()),
            all.confidence().with(decided.estimate().confidence()),
            latest.subList(Math.max(0, latest.size() - MOST), latest.size())));
  }
}
