package dev.bureau.core.grant;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.id.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The nearest session above that limits its tree, for each measure that one does. Immutable. */
public final class Sources {
  /** Nobody above limits anything. */
  public static final Sources NONE = new Sources(List.of());

  private final List<Source> nearest;

  private Sources(List<Source> nearest) {
    this.nearest = nearest;
  }

  /**
   * Who limits, and by what.
   *
   * @param session from whom is drawn
   * @param limit its limit for the tree
   */
  public record Source(SessionId session, Limit limit) {}

  /** These and a session further above, which counts where nobody nearer limits. */
  public Sources and(SessionId session, Iterable<Limit> limits) {
    List<Source> all = new ArrayList<>(nearest);
    for (Limit each : limits) {
      if (of(each.measure()).isEmpty()) {
        all.add(new Source(session, each));
      }
    }
    return new Sources(all);
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
