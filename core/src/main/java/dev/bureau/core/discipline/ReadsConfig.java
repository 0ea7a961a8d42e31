package dev.bureau.core.discipline;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.Session;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many files sessions may read before they delegate (R7). Start from {@link #defaults()}.
 *
 * @param limits the most reads of a session of that role since it delegated last, from 0 (router:
 *     5, orchestrator: 10); other roles have no limit
 * @param policy what becomes of a read beyond the limit ({@link ReadPolicy#blocking()})
 */
public record ReadsConfig(SortedMap<String, Integer> limits, ReadPolicy policy) {
  private static final ReadsConfig DEFAULTS =
      new ReadsConfig(
          new TreeMap<>(Map.of("router", 5, "orchestrator", 10)), ReadPolicy.blocking());

  /**
   * @throws BadInputException if a limit is negative, or a role cannot be written into a list of
   *     settings: it must have no comma and no colon
   */
  public ReadsConfig {
    limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    limits.forEach(
        (role, limit) -> {
          if (role.isBlank() || !role.strip().equals(role) || role.matches(".*[:,].*")) {
            throw new BadInputException(
                "reads.limits", role, "give a role without commas and colons");
          }
          if (limit < 0) {
            throw new BadInputException("reads.limits", limit, "give 0 or more for " + role);
          }
        });
  }

  /** What holds if nobody says anything else. */
  public static ReadsConfig defaults() {
    return DEFAULTS;
  }

  /** The same with other limits of roles, in place of all that it has. */
  public ReadsConfig withLimits(Map<String, Integer> changed) {
    return new ReadsConfig(new TreeMap<>(changed), policy);
  }

  /** The same with another policy. */
  public ReadsConfig with(ReadPolicy changed) {
    return new ReadsConfig(limits, changed);
  }

  /** The limit of a session; empty if it has none. */
  public OptionalInt limitOf(Session session) {
    String role = session.profile().role();
    Integer limit = role == null ? null : limits.get(role);
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }
}
