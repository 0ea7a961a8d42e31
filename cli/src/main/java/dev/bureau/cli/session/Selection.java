package dev.bureau.cli.session;

import dev.bureau.core.query.Filter;
import dev.bureau.core.query.FilterParser;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which sessions are meant, as the options say; alone they mean those that are not final. Archived
 * ones are meant only when they are asked for.
 */
final class Selection {
  @Option(names = "--all", description = "Also those that are COMPLETED or TERMINATED.")
  private boolean all;

  @Option(names = "--archived", description = "Only those that are archived.")
  private boolean archived;

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

  /** Whether final sessions are left out. */
  boolean leavesOutFinal() {
    return !all && !archived && type == null && status == null && where == null;
  }

  /**
   * @throws dev.bureau.core.error.BadInputException if the filter is outside the grammar
   */
  Filter filter() {
    Filter filter = FilterParser.parse(where == null ? "" : where, parameters);
    if (type != null) {
      filter = filter.and(Filter.type(type));
    }
    if (status != null) {
      filter = filter.and(Filter.status(status));
    }
    if (leavesOutFinal()) {
      return filter.and(Filter.notFinal()); // none of these is archived
    }
    return filter.and(archived ? Filter.archived() : Filter.archived().negated());
  }
}
