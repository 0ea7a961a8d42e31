package dev.bureau.core.discipline;

import java.time.Instant;

/**
 * The reads that count for the limit begin at none again: the session has delegated, or somebody
 * wanted it so.
 *
 * @param count how many had counted
 */
public record ReadsReset(long count) implements DisciplineEvent {
  @Override
  public Discipline applyTo(Discipline state, Instant at) {
    return state.reset();
  }
}
