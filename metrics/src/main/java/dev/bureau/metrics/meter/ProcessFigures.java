package dev.bureau.metrics.meter;

import dev.bureau.core.health.HealthStatus;

/** What only a process itself knows of its sessions at the moment. Thread-safe. */
public interface ProcessFigures {
  /** How many sessions are live in it. */
  int live();

  /** How many of those it examines were found to be so at its latest look. */
  int found(HealthStatus status);
}
