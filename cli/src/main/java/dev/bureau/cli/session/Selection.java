package dev.bureau.cli.session;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.query.Cursor;
import dev.bureau.core.query.Filter;
import dev.bureau.core.query.FilterParser;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sessions a list shows, as its options say. */
final class Selection {
  @Option(names = "--all", description = "Also those that are COMPLETED or TERMINATED.")
  private boolean all;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only of that type: ${COMPLETION-CANDIDATES}.")
  private @Nullable SessionType type;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only in that status: ${COMPLETION-CANDIDATES}.")
  private @Nullable Status status;

  @Option(
      names = "--where",
      paramLabel = "FILTER",
      description = "Only those for which it holds, such as: name = 'a' AND metadata->>'team' = ?")
  private @Nullable String where;

  @Option(
      names = "--param",
      paramLabel = "V",
      description = "The value of the next ? in the filter; repeat it for each.")
  private List<String> parameters = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: all).")
  private @Nullable Integer limit;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Only what comes behind the cursor that a limited list ended with.")
  private @Nullable Cursor after;

  /**
   * @throws BadInputException if the filter is outside the grammar
   */
  Filter filter() {
    Filter filter = FilterParser.parse(where == null ? "" : where, parameters);
    if (type != null) {
      filter = filter.and(Filter.type(type));
    }
    return status == null ? filter : filter.and(Filter.status(status));
  }

  /** Whether the options leave the session in, beside the filter: alone they mean not final. */
  boolean includes(Session session) {
    boolean selecting = all || type != null || status != null || where != null;
    return selecting || !session.status().isFinal();
  }

  @Nullable Cursor after() {
    return after;
  }

  /**
   * @throws BadInputException if the limit is below 1
   */
  long limit() {
    if (limit == null) {
      return Long.MAX_VALUE;
    }
    if (limit < 1) {
      throw new BadInputException("--limit", limit, "give a number from 1");
    }
    return limit;
  }
}
