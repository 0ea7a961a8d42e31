package dev.bureau.architecture.planted.seams.orchestrator;

/** Planted: the rule covers this module too. */
final class OrchestratorGoesAround {
  long now() {
    return System.nanoTime();
  }
}
