package dev.bureau.core.affinity;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * Which departments a director hands work to, and how (S40). Immutable. Its ids name chains and
 * mean their live ends.
 *
 * @param director who hands out
 * @param members who gets it, at most 1,000, each once; their order is that of the turns. None for
 *     all departments that the director supervises, those included that come later
 * @param strategy by which one of them is chosen
 * @param check how often a process looks anew who is fit, 100 ms to 1 h
 */
public record Binding(
    SessionId director, List<SessionId> members, Strategy strategy, Duration check) {
  /** How often a process looks anew, unless it is said. */
  public static final Duration CHECK = Duration.ofSeconds(10);

  private static final int MOST = 1_000;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * @throws BadInputException if there are too many members, one is named twice or is the director,
   *     or the interval is out of its range
   */
  public Binding {
    members = List.copyOf(members);
    if (members.size() > MOST) {
      throw new BadInputException("members", members.size(), "give at most " + MOST);
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw new BadInputException("members", members, "give each once");
    }
    if (members.contains(director)) {
      throw new BadInputException("members", director, "give departments, not the director");
    }
    if (check.compareTo(SHORTEST) < 0 || check.compareTo(LONGEST) > 0) {
      throw new BadInputException("check", check, "give 100 ms to 1 h");
    }
  }

  /** A binding that is checked every {@link #CHECK}. */
  public static Binding of(SessionId director, List<SessionId> members, Strategy strategy) {
    return new Binding(director, members, strategy, CHECK);
  }

  /** A binding to all departments that the director supervises, those included that come later. */
  public static Binding ofSupervised(SessionId director, Strategy strategy) {
    return of(director, List.of(), strategy);
  }

  /** Whether it is to all departments that the director supervises. */
  public boolean isOfSupervised() {
    return members.isEmpty();
  }

  /** The same with other members. */
  public Binding with(List<SessionId> changed) {
    return new Binding(director, changed, strategy, check);
  }

  /** The same with another interval. */
  public Binding check(Duration changed) {
    return new Binding(director, members, strategy, changed);
  }
}
