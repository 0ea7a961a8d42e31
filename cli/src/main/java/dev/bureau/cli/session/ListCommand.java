package dev.bureau.cli.session;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.query.Page;
import dev.bureau.core.query.Query;
import dev.bureau.core.session.Session;
import dev.bureau.orchestrator.Bureau;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists sessions, in any order, all of them or a page. */
@Command(
    name = "list",
    description = {
      "List sessions, oldest first or in another order.",
      "Alone it lists those that are not final; with --all, --type, --status or --where all that"
          + " match, but for archived ones, which --archived lists. Without --limit and --page"
          + " nothing else is left out."
    },
    footer = {
      "",
      "Examples:",
      "  bureau list --all --order name --limit 20",
      "  bureau list --type department --where \"metadata->>'team' = ?\" --param red",
      "  bureau list --all --order updatedAt:desc --page 2"
    })
public final class ListCommand implements Runnable {
  private static final int PAGE_SIZE = 50;

  private final Invocation invocation;

  @Mixin private Selection selection;
  @Mixin private Sorting sorting;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many (default: all; with --page: 50).")
  private @Nullable Integer limit;

  @Option(
      names = "--page",
      paramLabel = "N",
      description = "That page of the list, from 1; --limit says how many are in one.")
  private @Nullable Long page;

  /**
   * @param invocation the run it is part of
   */
  public ListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    // Bad arguments come before a missing database.
    Query query = query();
    try (Bureau bureau = invocation.open()) {
      SessionList.print(
          invocation,
          page != null
              ? row -> page(bureau, query, row)
              : row ->
                  new Listing(bureau.sessions(), invocation.output())
                      .show(query, limit == null ? Long.MAX_VALUE : limit, row)
                      .map(cursor -> "--after " + cursor.value()));
    }
  }

  private Query query() {
    if (limit != null && limit < 1) {
      throw new BadInputException("--limit", limit, "give a number from 1");
    }
    Query query = sorting.query(selection.filter());
    if (page == null) {
      return query;
    }
    if (sorting.hasCursor()) {
      throw new BadInputException("--page", page, "give --page or --after, not both");
    }
    try {
      return query.limit(limit == null ? PAGE_SIZE : limit).page(page);
    } catch (BadInputException e) {
      throw new BadInputException("--" + e.field(), e.value(), e.remedy());
    }
  }

  private static Optional<String> page(Bureau bureau, Query query, Consumer<Session> row) {
    Page page = bureau.sessions().query(query);
    page.sessions().forEach(row);
    return page.next() == null ? Optional.empty() : Optional.of("--page " + (query.page() + 1));
  }
}
