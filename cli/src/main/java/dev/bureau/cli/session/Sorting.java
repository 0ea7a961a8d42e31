package dev.bureau.cli.session;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.OrderParser;
import dev.bureau.core.query.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which order sessions are listed, and behind which one to begin, as the options say. */
final class Sorting {
  @Option(
      names = "--order",
      paramLabel = "F[:desc],...",
      description =
          "Sort by these fields, such as: status,createdAt:desc,metadata->>'rank'"
              + " (default: oldest first).")
  private String order = "";

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Only what comes behind the cursor that a list of the same order ended with.")
  private @Nullable Cursor after;

  boolean hasCursor() {
    return after != null;
  }

  /**
   * What is meant, in this order.
   *
   * @throws BadInputException if there is no such order, or the cursor is of another one
   */
  Query query(Filter filter) {
    Query query = ordered(filter);
    if (after != null) {
      after.keys(query); // refuses one of another order
    }
    return query.after(after);
  }

  private Query ordered(Filter filter) {
    try {
      return Query.of(filter).orderedBy(OrderParser.parse(order));
    } catch (BadInputException e) {
      throw new BadInputException("--order", order, e.remedy());
    }
  }
}
