package dev.bureau.orchestrator.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been found so far. */
final class Findings {
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Something is wrong. */
  void fault(String text) {
    faults.add(text);
  }

  /** Something is worth knowing. */
  void note(String text) {
    notes.add(text);
  }

  void fact(String name, Object value) {
    facts.put(name, value);
  }

  /** So many more of these. */
  void count(String name, long more) {
    facts.merge(name, more, (one, other) -> (Long) one + (Long) other);
  }

  boolean hasFaults() {
    return !faults.isEmpty();
  }

  /** Takes over what was found in a part; its facts are counts. */
  void add(Findings part) {
    part.facts.forEach((name, value) -> count(name, (Long) value));
    faults.addAll(part.faults);
    notes.addAll(part.notes);
  }

  Diagnosis diagnosis() {
    return new Diagnosis(facts, faults, notes);
  }
}
