package dev.bureau.core.query;

import static java.util.stream.Collectors.joining;

import dev.bureau.core.session.Session;
import java.util.List;

/** All of these hold; of none, every session. */
public record And(List<Filter> filters) implements Filter {
  /**
   * @throws dev.bureau.core.error.BadInputException beyond 64 comparisons or 8 levels
   */
  public And {
    filters = Limits.checked(filters);
  }

  @Override
  public boolean matches(Session session) {
    for (Filter each : filters) { // a loop: asked once for each session of a store
      if (!each.matches(session)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int depth() {
    return Limits.depth(filters);
  }

  @Override
  public int terms() {
    return Limits.terms(filters);
  }

  /** As text; blank, which means every session, if there is no condition. */
  @Override
  public String toString() {
    return filters.stream().map(Nesting::inAndOrNot).collect(joining(" AND "));
  }
}
