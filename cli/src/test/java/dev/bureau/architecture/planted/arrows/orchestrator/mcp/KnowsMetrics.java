package dev.bureau.architecture.planted.arrows.orchestrator.mcp;

import dev.bureau.architecture.planted.arrows.metrics.MetricsTarget;

/** Planted: the module that asks servers knows what it has no need of. */
public final class KnowsMetrics {
  MetricsTarget target;
}
