package dev.bureau.store.sql.killed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses at which steps to die. */
final class Deaths {
  private static final Set<String> WRITES = Set.of("commit", "put", "claim", "failed", "release");

  private Deaths() {}

  /**
   * Before and after every step that writes, and at so many of the others, evenly. Between two
   * writes the world changes only by the work of a cell, which has one on each side.
   */
  static List<Death> of(List<String> steps, int reads) {
    List<Death> writing = new ArrayList<>();
    List<Death> reading = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (String step : steps) {
      int nth = counts.merge(step, 1, Integer::sum);
      boolean writes = WRITES.contains(step.split(" ", 2)[0]);
      (writes ? writing : reading).addAll(List.of(Death.before(nth, step), Death.after(nth, step)));
    }
    List<Death> chosen = new ArrayList<>(writing);
    int most = Math.min(reads, reading.size());
    for (int i = 0; i < most; i++) {
      chosen.add(reading.get((int) ((long) i * reading.size() / most)));
    }
    return chosen;
  }
}
