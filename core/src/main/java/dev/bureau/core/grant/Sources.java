package dev.bureau.core.grant;

import dev.bureau.core.budget.Limit;
import dev.bureau.core.budget.Measure;
import dev.bureau.core.id.SessionId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The nearest session above that limits its tree, for each measure that one does. Immutable. */
public final class Sources {
  /** Nobody above limits anything. */
  public static final Sources NONE = new Sources(Map.of());

  private final Map<Measure, Source> nearest;

  private Sources(Map<Measure, Source> nearest) {
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
    Map<Measure, Source> all = new EnumMap<>(Measure.class);
    limits.forEach(each -> all.put(each.measure(), new Source(session, each)));
    all.putAll(nearest);
    return new Sources(Collections.unmodifiableMap(all));
  }

  /** Who limits a measure, if anybody does. */
  public Optional<Source> of(Measure measure) {
    return Optional.ofNullable(nearest.get(measure));
  }

  /** All, by measure. */
  public Map<Measure, Source> all() {
    return nearest;
  }

  /** Whether nobody above limits anything. */
  public boolean isEmpty() {
    return nearest.isEmpty();
  }

  boolean is(Measure measure, SessionId session) {
    Source source = nearest.get(measure);
    return source != null && source.session().equals(session);
  }
}
