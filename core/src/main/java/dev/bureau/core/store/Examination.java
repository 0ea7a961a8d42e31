package dev.bureau.core.store;

import java.util.List;
import java.util.Map;

/**
 * What a store can tell about its own state.
 *
 * @param facts names and plain JSON values, such as the schema and how many bytes there are
 * @param faults what is wrong, each in one sentence for people; empty if nothing is
 */
public record Examination(Map<String, Object> facts, List<String> faults) {
  public Examination {
    facts = Map.copyOf(facts);
    faults = List.copyOf(faults);
  }
}
