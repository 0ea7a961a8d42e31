package dev.bureau.architecture.planted.arrows.orchestrator;

/** Known by the planted core class. */
public final class OrchestratorTarget {}
