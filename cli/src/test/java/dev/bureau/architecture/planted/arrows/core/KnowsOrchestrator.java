package dev.bureau.architecture.planted.arrows.core;

import dev.bureau.architecture.planted.arrows.orchestrator.OrchestratorTarget;

/** Planted: core looks up. */
public final class KnowsOrchestrator {
  OrchestratorTarget target;
}
