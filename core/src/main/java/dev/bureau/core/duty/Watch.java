package dev.bureau.core.duty;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whom an observer watches (S1). It watches no observers, so that two of them never watch each
 * other watching.
 *
 * @param targets ids or names of sessions, 1–64 of 1–256 characters each; {@code *} stands for any
 *     characters, {@code ?} for one
 * @param metrics what it wants to know of them, beside their events
 */
public record Watch(SortedSet<String> targets, SortedSet<Metric> metrics) {
  private static final int MOST = 64;
  private static final int LONGEST = 256;

  /**
   * @throws BadInputException if there is no target, or too many, or one is blank or too long
   */
  public Watch {
    if (targets.isEmpty() || targets.size() > MOST) {
      throw new BadInputException("targets", targets.size() + " of them", "give 1-" + MOST);
    }
    for (String each : targets) {
      if (each.isBlank() || each.length() > LONGEST) {
        throw new BadInputException("target", each, "give 1-" + LONGEST + " characters");
      }
    }
    targets = Collections.unmodifiableSortedSet(new TreeSet<>(targets));
    metrics = Collections.unmodifiableSortedSet(new TreeSet<>(metrics));
  }

  /** Watches the events of these. */
  public static Watch of(String... targets) {
    return new Watch(new TreeSet<>(Set.of(targets)), Collections.emptySortedSet());
  }

  /** The same, with what it wants to know of them. */
  public Watch metrics(Metric first, Metric... others) {
    return new Watch(targets, new TreeSet<>(EnumSet.of(first, others)));
  }

  /** Whether it names a session of that id or name. */
  public boolean names(String id, String name) {
    return targets.stream().anyMatch(each -> matches(each, id) || matches(each, name));
  }

  /** The targets that can be ids. */
  public List<SessionId> ids() {
    return targets.stream().flatMap(each -> id(each).stream()).toList();
  }

  private static Optional<SessionId> id(String target) {
    try {
      return Optional.of(new SessionId(target));
    } catch (BadInputException e) { // a pattern, or a name that is none
      return Optional.empty();
    }
  }

  /** Whether a pattern with {@code *} and {@code ?} matches all of a text. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int star = -1;
    int after = 0;
    int t = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        after = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++after;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
