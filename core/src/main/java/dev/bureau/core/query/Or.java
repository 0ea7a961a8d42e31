package dev.bureau.core.query;

import static java.util.stream.Collectors.joining;

import dev.bureau.core.session.Session;
import java.util.List;

/** Any of these holds; of none, no session. */
public record Or(List<Filter> filters) implements Filter {
  /**
   * @throws dev.bureau.core.error.BadInputException beyond 64 comparisons or 8 levels
   */
  public Or {
    filters = Limits.checked(filters);
  }

  @Override
  public boolean matches(Session session) {
    for (Filter each : filters) { // a loop: asked once for each session of a store
      if (each.matches(session)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int depth() {
    return Limits.depth(filters);
  }

  @Override
  public int terms() {
    return Limits.terms(filters);
  }

  @Override
  public String toString() {
    return filters.isEmpty()
        ? Nesting.NO_SESSION
        : filters.stream().map(Nesting::inOr).collect(joining(" OR "));
  }
}
