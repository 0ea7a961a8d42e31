package dev.bureau.orchestrator.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an examination found. Immutable.
 *
 * @param facts names and plain JSON values: what there is and how much; under {@code store} what
 *     the store says of itself
 * @param faults what must not be, each in one sentence that names its place; empty if nothing is
 * @param notes what is no fault, but may want a person's attention
 */
public record Diagnosis(Map<String, Object> facts, List<String> faults, List<String> notes) {
  public Diagnosis {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is wrong. */
  public boolean isHealthy() {
    return faults.isEmpty();
  }
}
