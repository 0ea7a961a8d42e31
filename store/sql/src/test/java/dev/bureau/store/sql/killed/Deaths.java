package dev.bureau.store.sql.killed;

import java.util.ArrayList;
import java.util.List;
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
    for (int i = 1; i <= steps.size(); i++) {
      boolean writes = WRITES.contains(steps.get(i - 1).split(" ", -1)[0]);
      (writes ? writing : reading).addAll(List.of(Death.before(i), Death.after(i)));
    }
    List<Death> chosen = new ArrayList<>(writing);
    int most = Math.min(reads, reading.size());
    for (int i = 0; i < most; i++) {
      chosen.add(reading.get((int) ((long) i * reading.size() / most)));
    }
    return chosen;
  }
}
