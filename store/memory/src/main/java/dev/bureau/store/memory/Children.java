package dev.bureau.store.memory;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.query.And;
import dev.bureau.core.query.Comparison;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.HeadField;
import dev.bureau.core.query.Operator;
import dev.bureau.core.query.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which sessions are under a supervisor, so that nobody looks through all for a few. */
final class Children {
  private final Map<String, Set<Life>> below = new ConcurrentHashMap<>();

  /** Notes that a session came under a supervisor, left it, or both; its stripe is held. */
  void move(Life life, @Nullable SessionId from, @Nullable SessionId to) {
    if (Objects.equals(from, to)) {
      return;
    }
    if (from != null) {
      below.computeIfPresent(
          from.value(), (id, lives) -> lives.remove(life) && lives.isEmpty() ? null : lives);
    }
    if (to != null) {
      below.compute(
          to.value(),
          (id, lives) -> {
            Set<Life> more = lives == null ? ConcurrentHashMap.newKeySet() : lives;
            more.add(life);
            return more;
          });
    }
  }

  /** All that a filter can match, and maybe others; null if it names no supervisor. */
  @Nullable Collection<Life> candidates(Filter filter) {
    if (filter instanceof And and) {
      for (Filter each : and.filters()) {
        Collection<Life> found = candidates(each);
        if (found != null) {
          return found;
        }
      }
    }
    return filter instanceof Comparison comparison
            && comparison.field().head() == HeadField.SUPERVISOR
            && comparison.operator() == Operator.EQUAL
            && comparison.value() instanceof Value.Text above
        ? below.getOrDefault(above.text(), Set.of())
        : null;
  }
}
