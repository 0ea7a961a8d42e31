package dev.bureau.core.discipline;

import dev.bureau.core.journal.Aspect;
import dev.bureau.core.journal.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session has read, and how well it kept to its limit (R7). Immutable. The journal has all
 * files and violations.
 *
 * @param count the reads since the last reset: those that count for the limit
 * @param files the different files that it read since then, the latest hundred, oldest first
 * @param reads all reads within the limit
 * @param violations how many there were
 * @param blocked how many of these were kept from the file
 * @param latest the last hundred violations, oldest first
 */
public record Discipline(
    long count,
    List<String> files,
    long reads,
    long violations,
    long blocked,
    List<Violation> latest) {
  /** The most files, and the most violations, that are kept here. */
  public static final int MOST = 100;

  private static final int FULL = 100;
  private static final int COMPLIANT = 80;

  /** Discipline as an aspect of a session. */
  public static final Aspect<Discipline> ASPECT =
      new Aspect<>(
          "discipline",
          1,
          new Discipline(0, List.of(), 0, 0, 0, List.of()),
          Form.of(Discipline.class));

  public Discipline {
    files = List.copyOf(files);
    latest = List.copyOf(latest);
  }

  /** Whether nothing was ever read or kept from it. */
  public boolean isEmpty() {
    return reads + violations == 0;
  }

  /**
   * How well it kept to its limit, 0–100: the share of all that it wanted to read that was not
   * blocked, rounded, a half up; 100 if it wanted nothing.
   */
  public int score() {
    long all = reads + violations;
    return all == 0 ? FULL : (int) ((2 * FULL * (all - blocked) + all) / (2 * all));
  }

  /** Whether the score is 80 or more. */
  public boolean isCompliant() {
    return score() >= COMPLIANT;
  }

  Discipline read(String path) {
    return new Discipline(count + 1, withFile(path), reads + 1, violations, blocked, latest);
  }

  Discipline violated(Violation violation) {
    return new Discipline(
        count,
        violation.blocked() ? files : withFile(violation.path()),
        reads,
        violations + 1,
        blocked + (violation.blocked() ? 1 : 0),
        last(latest, violation));
  }

  Discipline reset() {
    return new Discipline(0, List.of(), reads, violations, blocked, latest);
  }

  private List<String> withFile(String path) {
    return files.contains(path) ? files : last(files, path);
  }

  private static <T> List<T> last(List<T> before, T next) {
    List<T> all = new ArrayList<>(before);
    all.add(next);
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }
}
