package dev.bureau.core.query;

import dev.bureau.core.session.Session;
import java.util.List;

/** That one does not hold. */
public record Not(Filter filter) implements Filter {
  /**
   * @throws dev.bureau.core.error.BadInputException beyond 8 levels
   */
  public Not {
    filter = Limits.checked(List.of(filter)).get(0);
  }

  @Override
  public boolean matches(Session session) {
    return !filter.matches(session);
  }

  @Override
  public int depth() {
    return 1 + filter.depth();
  }

  @Override
  public int terms() {
    return filter.terms();
  }

  @Override
  public String toString() {
    return "NOT " + Nesting.inAndOrNot(filter);
  }
}
