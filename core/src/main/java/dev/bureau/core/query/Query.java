package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list, oldest first by (created, id), and which page of them.
 *
 * @param filter which
 * @param limit the most in one page, 1–10,000
 * @param after the cursor that the page before ended with; null for the first page
 */
public record Query(Filter filter, int limit, @Nullable Cursor after) {
  private static final int MOST = 10_000;

  /**
   * @throws BadInputException if the limit is out of its range
   */
  public Query {
    if (limit < 1 || limit > MOST) {
      throw new BadInputException("limit", limit, "give 1-" + MOST);
    }
  }

  /** The first hundred that match. */
  public static Query of(Filter filter) {
    return new Query(filter, 100, null);
  }

  /** The same with another size of page. */
  public Query limit(int changed) {
    return new Query(filter, changed, after);
  }

  /** The page behind that cursor. */
  public Query after(@Nullable Cursor cursor) {
    return new Query(filter, limit, cursor);
  }
}
