package dev.bureau.core.grant;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
import dev.bureau.core.budget.Standing;
import dev.bureau.core.id.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nearest session above that limits its tree, for each measure that one does; and the nearest
 * that takes no calls of unknown cost, for one nearer that takes them cannot allow them on its
 * behalf. Immutable.
 */
public final class Sources {
  /** Nobody above limits anything. */
  public static final Sources NONE = new Sources(List.of(), Optional.empty());

  private final List<Source> nearest;
  private final Optional<Source> refusing;

  private Sources(List<Source> nearest, Optional<Source> refusing) {
    this.nearest = nearest;
    this.refusing = refusing;
  }

  /**
   * Who limits, and by what.
   *
   * @param session from whom is drawn
   * @param limit its limit for the tree
   */
  public record Source(SessionId session, Limit limit) {}

  /** These and a session further above, which counts where nobody nearer limits. */
  public Sources and(SessionId session, Budget budget) {
    if (!budget.limitsTree()) {
      return this;
    }
    List<Source> all = new ArrayList<>(nearest);
    Optional<Source> refuses = refusing;
    for (Standing each : budget.limits()) {
      Limit limit = each.limit();
      if (limit.reach() == Reach.TREE) {
        Source source = new Source(session, limit);
        if (of(limit.measure()).isEmpty()) {
          all.add(source);
        }
        if (refuses.isEmpty() && limit.refusesUnpriced()) {
          refuses = Optional.of(source);
        }
      }
    }
    return new Sources(all, refuses);
  }

  /** Who limits a measure, if anybody does. */
  public Optional<Source> of(Measure measure) {
    for (Source each : nearest) {
      if (each.limit().measure() == measure) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The nearest that takes no calls of unknown cost, if there is one. */
  Optional<Source> refusing() {
    return refusing;
  }

  /** One for each measure that somebody limits, the nearest ones first. */
  List<Source> all() {
    return nearest;
  }

  /** Whether nobody above limits anything. */
  public boolean isEmpty() {
    return nearest.isEmpty();
  }

  boolean is(Measure measure, SessionId session) {
    return of(measure).filter(each -> each.session().equals(session)).isPresent();
  }
}
