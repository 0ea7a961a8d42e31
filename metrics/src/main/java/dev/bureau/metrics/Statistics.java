package dev.bureau.metrics;

import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import dev.bureau.core.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of a store have done, ended ones included (S32); what was removed is not among
 * them.
 *
 * @param census their tallies by type and status, absent where there are none
 * @param at the time until which those count that run
 */
public record Statistics(Map<SessionType, Map<Status, Tally>> census, Instant at) {
  /** How many sessions there are. */
  public long sessions() {
    return all().sessions();
  }

  /** How many of that type. */
  public long sessions(SessionType type) {
    return of((each, status) -> each == type).sessions();
  }

  /** How many of that status. */
  public long sessions(Status status) {
    return of((type, each) -> each == status).sessions();
  }

  /** How many of that type and status. */
  public long sessions(SessionType type, Status status) {
    return census.getOrDefault(type, Map.of()).getOrDefault(status, Tally.NONE).sessions();
  }

  /** How many messages they have handled. */
  public long processed() {
    return all().tasks();
  }

  /**
   * How long those that ever started have run, on average: until they ended, or until now. Absent
   * if none has started; never less than zero, whatever the clocks say.
   */
  public @Nullable Duration averageUptime() {
    Tally all = all();
    if (all.started() == 0) {
      return null;
    }
    Duration average = all.uptime(at).dividedBy(all.started());
    return average.isNegative() ? Duration.ZERO : average;
  }

  private Tally all() {
    return of((type, status) -> true);
  }

  private Tally of(BiPredicate<SessionType, Status> wanted) {
    Tally sum = Tally.NONE;
    for (Map.Entry<SessionType, Map<Status, Tally>> type : census.entrySet()) {
      for (Map.Entry<Status, Tally> status : type.getValue().entrySet()) {
        sum = wanted.test(type.getKey(), status.getKey()) ? sum.plus(status.getValue()) : sum;
      }
    }
    return sum;
  }
}
