package dev.bureau.core.staff;

import dev.bureau.core.duty.AutoScale;
import dev.bureau.core.id.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there are too few departments, or too many.
 *
 * @param scale the bounds
 * @param atWork the departments at work, the one that came last at the end
 * @param seen what they were seen at; one that came since has nothing waiting, and is not idle
 */
record Strength(AutoScale scale, List<SessionId> atWork, Map<SessionId, Seen> seen) {
  private long waiting() {
    return seen.values().stream().mapToLong(Seen::waiting).sum();
  }

  /**
   * How many more there are to be.
   *
   * @param coming how many are about to begin
   * @param above how much waits for whoever gives them work
   */
  int missing(int coming, long above) {
    int size = atWork.size() + coming;
    if (size < scale.least()) {
      return scale.least() - size;
    }
    if (coming > 0 || size >= scale.most()) {
      return 0;
    }
    boolean tooMuch =
        atWork.isEmpty() ? above > 0 : waiting() > (long) scale.backlog() * atWork.size();
    return tooMuch ? 1 : 0;
  }

  /**
   * The one that can go, if nothing waits and there are more than at least.
   *
   * @param busy those that are at a task
   */
  Optional<SessionId> dispensable(Set<SessionId> busy, Instant now) {
    if (atWork.size() <= scale.least() || waiting() > 0) {
      return Optional.empty();
    }
    Optional<SessionId> last = Optional.empty();
    for (SessionId each : atWork) {
      Seen its = seen.get(each);
      boolean idle = its != null && !its.lastActivity().plus(scale.idle()).isAfter(now);
      if (idle && !busy.contains(each)) {
        last = Optional.of(each);
      }
    }
    return last;
  }
}
