package dev.bureau.core.grant;

import dev.bureau.core.budget.Budget;
import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.budget.Reach;
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
  public static final Sources NONE = new Sources(List.of());

  private final List<Level> levels; // the nearest first, those that limit their trees

  private Sources(List<Level> levels) {
    this.levels = levels;
  }

  /**
   * Who limits, and by what.
   *
   * @param session from whom is drawn
   * @param limit its limit for the tree
   */
  public record Source(SessionId session, Limit limit) {}

  private record Level(SessionId session, Budget budget) {
    Optional<Source> source(Measure measure) {
      return budget
          .limit(measure, Reach.TREE)
          .map(standing -> new Source(session, standing.limit()));
    }
  }

  /** These and a session further above, which counts where nobody nearer limits. */
  public Sources and(SessionId session, Budget budget) {
    if (!budget.limitsTree()) {
      return this;
    }
    List<Level> all = new ArrayList<>(levels);
    all.add(new Level(session, budget));
    return new Sources(all);
  }

  /** Who limits a measure, if anybody does. */
  public Optional<Source> of(Measure measure) {
    for (Level each : levels) {
      Optional<Source> source = each.source(measure);
      if (source.isPresent()) {
        return source;
      }
    }
    return Optional.empty();
  }

  /** The nearest that takes no calls of unknown cost, if there is one. */
  Optional<Source> refusing() {
    for (Level each : levels) {
      Optional<Source> money = each.source(Measure.USD);
      if (money.isPresent() && money.get().limit().refusesUnpriced()) {
        return money;
      }
    }
    return Optional.empty();
  }

  /** Whether nobody above limits anything. */
  public boolean isEmpty() {
    return levels.isEmpty();
  }

  boolean is(Measure measure, SessionId session) {
    return of(measure).filter(each -> each.session().equals(session)).isPresent();
  }
}
